import { detectLanguage } from './detect.js';

describe('detectLanguage', () => {
  test.each([
    ['en', 'The president met the ministers in the capital today and discussed the state of the economy.'],
    ['de', 'Der Präsident traf heute in der Hauptstadt die Minister und besprach die Lage der Wirtschaft.'],
    ['ru', 'Президент сегодня встретился с министрами в столице и обсудил положение в экономике.'],
    ['kk', 'Президент бүгін елордада министрлермен кездесіп, экономикадағы жағдайды талқылады деп хабарлады.'],
    ['ky', 'Президент бүгүн борбор калаада министрлер менен жолугуп, экономиканын абалын талкуулады. Жаңы мыйзам жөнүндө сөз болду.'],
    ['tg', 'Президент имрӯз дар пойтахт бо вазирон мулоқот карда, вазъи иқтисодиётро муҳокима намуд.'],
    ['uz', 'Prezident bugun poytaxtda vazirlar bilan uchrashib, iqtisodiyotdagi ahvolni muhokama qildi. Bu to‘g‘rida o‘z navbatida uning matbuot xizmati ma’lum qildi.'],
    ['tr', 'Cumhurbaşkanı bugün başkentte bakanlarla görüştü ve ekonominin durumunu değerlendirdi.'],
    ['ja', '大統領は今日、首都で閣僚と会い、経済の状況について話し合った。会談は長時間にわたったという。国民の関心も高い。今後の対応が注目される。'],
    ['zh', '总统今天在首都会见了各位部长，讨论了国家经济形势。会谈持续了很长时间，双方表示将继续合作，共同应对当前的挑战和困难，推动发展。'],
    ['ar', 'التقى الرئيس اليوم بالوزراء في العاصمة وناقش معهم الوضع الاقتصادي في البلاد.'],
  ])('tells %s by the text alone', (language, text) => {
    expect(detectLanguage(text, null)).toBe(language);
  });

  test('believes the text where a template declares another language', () => {
    expect(detectLanguage('Der Präsident traf heute in der Hauptstadt die Minister und besprach die Lage.', 'en-US')).toBe('de');
  });

  test('believes the page between near relatives', () => {
    expect(detectLanguage('Presiden bertemu dengan para menteri di ibu kota hari ini dan membahas keadaan ekonomi negara.', 'id')).toBe('id');
  });

  test('believes the page where the text is too short to tell', () => {
    expect(detectLanguage('OK', 'pl_PL')).toBe('pl');
  });

  test('knows nothing of nothing', () => {
    expect(detectLanguage('', null)).toBeNull();
    expect(detectLanguage('', 'und')).toBeNull();
  });

  describe('of mixed texts', () => {
    const english = 'The president met the ministers in the capital today and discussed the state of the economy. ';
    const russian = 'Президент сегодня встретился с министрами в столице и обсудил положение в экономике. ';
    const arabic = 'التقى الرئيس اليوم بالوزراء في العاصمة وناقش معهم الوضع الاقتصادي في البلاد. ';

    test.each([['a Russian quote', russian], ['an Arabic one', arabic]])('%s at the beginning does not speak for the whole', (_, quote) => {
      expect(detectLanguage(quote + quote + quote + quote + quote + english.repeat(20), null)).toBe('en');
    });

    test('nor does English boilerplate for a text in Russian', () => {
      expect(detectLanguage(english.repeat(5) + russian.repeat(20), 'en')).toBe('ru');
    });

    test('names in other letters do not either', () => {
      expect(detectLanguage(`Şahap Kavcıoğlu and Çağatay Özdoğan (Чагатай) spoke to the ministers. ${english.repeat(3)}`, null)).toBe('en');
    });
  });
});
