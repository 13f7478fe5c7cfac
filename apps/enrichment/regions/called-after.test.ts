import { tagRegions } from './tag.js';

const tag = (language: string, text: string) => tagRegions({ title: null, text, language, homeCountry: null });
const countries = (language: string, text: string) => tag(language, text).countries.map(({ code }) => code).sort().join(' ');

describe('a river, sea or land that is called after a country is no mention of it', () => {
  test.each([
    ['en', 'The river Niger rose near Mopti.', 'ML'],
    ['en', 'Dredgers work on the Gambia River and the Congo River.', ''],
    ['en', 'The ship left the Gulf of Oman for the Sea of Japan and the Bay of Bengal.', ''],
    ['en', 'Georgia Tech beat Florida State in Atlanta.', 'US'],
    ['fr', 'Le fleuve Niger déborde au Mali, le golfe de Guinée est calme et la mer du Japon aussi.', 'ML'],
    ['fr', 'La délégation de Bamako veut traverser le Niger pendant la crue.', 'ML'],
    ['fr', 'Le fleuve Sénégal est bas.', ''],
    ['es', 'El golfo de México está en calma; el río Níger y el mar de Japón también.', ''],
    ['es', 'El gobernador de Nuevo México viajó a Lima.', 'PE US'],
    ['de', 'Das Schiff fuhr vom Golf von Mexiko in den Golf von Guinea.', ''],
    ['it', 'Il fiume Niger e il golfo del Messico.', ''],
    ['pt', 'O rio Níger e o golfo do México.', ''],
    ['tr', 'Gemi Meksika Körfezi ve Japon Denizi üzerinden Umman Körfezi yönüne gitti.', ''],
    ['ru', 'Судно прошло Мексиканский залив и Японское море; уровень реки Нигер упал.', ''],
    ['pl', 'Statek minął rzekę Niger. Morze Japońskie jest spokojne.', ''],
    ['ar', 'عبرت السفينة خليج المكسيك وبحر اليابان ونهر النيجر.', ''],
    ['zh', '船只经过墨西哥湾、尼日尔河和日本海。', ''],
    ['ja', '船はメキシコ湾とニジェール川を通った。', ''],
  ])('%s: %s', (language, text, expected) => {
    expect(countries(language, text)).toBe(expected);
  });
});

describe('and its own name still is', () => {
  test.each([
    ['en', 'Niger and Jordan signed in Mexico City.', 'JO MX NE'],
    ['en', 'The president of Senegal met the prime minister of Congo in Brazzaville.', 'CG SN'],
    ['en', 'Ferries link Oman with Iran across the Gulf of Oman.', 'IR OM'],
    ['fr', 'Le Niger et le Mali ont signé un accord.', 'ML NE'],
    ['es', 'La Ciudad de México celebra con Guinea.', 'GN MX'],
    ['zh', '日本海军与墨西哥代表团会面。', 'JP MX'],
    ['zh', '中国强调合作，日本强烈抗议。', 'CN JP'],
    ['ru', 'Нигер и Япония подписали соглашение.', 'JP NE'],
    ['ar', 'وصل رئيس النيجر إلى اليابان.', 'JP NE'],
  ])('%s: %s', (language, text, expected) => {
    expect(countries(language, text)).toBe(expected);
  });

  test('the river is a place of its own where the gazetteer has it', () => {
    const { places } = tag('en', 'The river Niger rose.');
    expect(places).toMatchObject([{ name: 'Niger River', country: null, kind: 'river', start: 10, end: 15 }]);
  });
});

describe('a state of the past', () => {
  test('that became several of today is a region without country', () => {
    const { places, countries, primaryCountry } = tag('en', 'Builders came from all over the Soviet Union, from Yugoslavia and from Czechoslovakia. The Soviet army left.');
    expect(places.map(({ name, country, kind }) => [name, country, kind])).toEqual([['Soviet Union', null, 'region'], ['Yugoslavia', null, 'region'], ['Czechoslovakia', null, 'region']]);
    expect([countries, primaryCountry]).toEqual([[], null]);
  });

  test('that lies within one country of today is there', () => {
    expect(countries('en', 'She was born in East Germany.')).toBe('DE');
    expect(countries('en', 'He left Rhodesia, and she left Zaire and Burma.')).toBe('CD MM ZW');
  });
});
