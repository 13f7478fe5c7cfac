import { tagRegions } from './tag.js';

const found = (language: string | null, text: string) => {
  const { countries, places } = tagRegions({ title: null, text, language, homeCountry: null });
  return { countries: countries.map(({ code }) => code).sort().join(' '), places: places.map(({ start, end, country }) => `${text.slice(start, end)} ${country}`) };
};

test('Russian, with its cases and nationalities', () => {
  const { countries, places } = found('ru', 'Президент России встретился в Астане с коллегой из Казахстана. Турецкая делегация прибыла из Анкары в Москву.');
  expect(countries).toBe('KZ RU TR');
  expect(places).toEqual(['России RU', 'Астане KZ', 'Казахстана KZ', 'Анкары TR', 'Москву RU']);
});

test('Turkish, with its suffixes behind an apostrophe', () => {
  const { countries, places } = found('tr', "Heyet, İstanbul'dan Almanya'ya gitti ve Rus yetkililerle Moskova'da görüştü; ABD sustu.");
  expect(countries).toBe('DE RU TR US');
  expect(places).toEqual(['İstanbul TR', 'Almanya DE', 'Moskova RU', 'ABD US']);
});

test('Spanish, nationalities in small letters', () => {
  expect(found('es', 'El presidente de México se reunió con funcionarios estadounidenses en Nueva York; el gobierno venezolano, en Caracas.').countries).toBe('MX US VE');
});

test('French', () => {
  expect(found('fr', "La Russie et l'Ukraine négocient en Turquie; le ministre suisse est à Londres, la Côte d'Ivoire et les États-Unis signent.").countries).toBe('CH CI GB RU TR UA US');
});

test('German, with its genitive and adjectives', () => {
  expect(found('de', 'Der Präsident Russlands traf den französischen Kanzler in Genf; die Vereinigten Staaten und Großbritannien schwiegen.').countries).toBe('CH FR GB RU US');
});

test('Arabic, with the article and prepositions written onto the word', () => {
  const { countries, places } = found('ar', 'التقى الرئيس التركي في أنقرة نظيره الروسي، وسافر إلى القاهرة وبيروت.');
  expect(countries).toBe('EG LB RU TR');
  expect(places).toEqual(['أنقرة TR', 'القاهرة EG', 'بيروت LB']);
});

test('Chinese, without spaces', () => {
  const { countries, places } = found('zh', '中国国家主席在北京会见了哈萨克斯坦总统，土耳其外长访问东京。');
  expect(countries).toBe('CN JP KZ TR');
  expect(places).toEqual(['中国 CN', '北京 CN', '哈萨克斯坦 KZ', '土耳其 TR', '东京 JP']);
});

test.each([
  ['uk', 'Президент України прибув до Польщі.', 'PL UA'],
  ['pt', 'O presidente do Brasil viajou para Lisboa, em Portugal.', 'BR PT'],
  ['it', 'Il presidente francese è arrivato a Roma da Parigi.', 'FR IT'],
  ['fa', 'رئیس جمهور ایران در تهران بود.', 'IR'],
  ['hi', 'भारत के प्रधानमंत्री रूस गए।', 'IN RU'],
  ['ja', '日本の首相は東京で韓国の大統領と会談した。', 'JP KR'],
  ['ko', '한국 대통령은 서울에서 미국 장관을 만났다.', 'KR US'],
  ['kk', 'Қазақстан Президенті Түркия президентімен кездесті.', 'KZ TR'],
])('countries in %s', (language, text, countries) => {
  expect(found(language, text).countries).toBe(countries);
});

test('a name that is a word of another language counts in its own language alone', () => {
  expect(found('en', 'The Alemania restaurant of Rusia Gomez.').countries).toBe('');
  expect(found('es', 'Alemania y Rusia hablan.').countries).toBe('DE RU');
});
