import { tagRegions } from './tag.js';

const tag = (text: string, more: Partial<Parameters<typeof tagRegions>[0]> = {}) => tagRegions({ title: null, text, language: 'en', homeCountry: null, ...more });
const countries = (text: string, more = {}) => tag(text, more).countries.map(({ code }) => code);
const named = (text: string, more = {}) => tag(text, more).places.map(({ name, country }) => `${name} ${country}`);

describe('countries', () => {
  test('are found by name, nationality and city', () => {
    const { countries } = tag('The Kazakh president met the Polish minister in Tashkent before flying to Germany.');
    expect(countries.map(({ code, by }) => [code, by]).sort()).toEqual([['DE', ['name']], ['KZ', ['nationality']], ['PL', ['nationality']], ['UZ', ['place']]]);
  });

  test('the one a document is mainly about comes first', () => {
    expect(tag('Kenya votes today. Kenyans queue in Nairobi and Mombasa; observers came from Norway.').primaryCountry).toBe('KE');
  });

  test('two that are equal are both main', () => {
    expect(tag('Japan and Brazil signed. Brazil and Japan will trade.').primaryCountries?.sort()).toEqual(['BR', 'JP']);
  });

  test('bear the names they had and have', () => {
    expect(countries('Burma, Czechia, Ivory Coast, Swaziland and Türkiye, once written Turkey.').sort()).toEqual(['CI', 'CZ', 'MM', 'SZ', 'TR']);
  });

  test('are no people of that name', () => {
    expect(tag('Floods hit Laos.').countries).toMatchObject([{ code: 'LA', by: ['name'] }]);
    expect(tag('Una empresa china compite con China e India.', { language: 'es' }).countries).toMatchObject([{ code: 'CN', by: ['name', 'nationality'] }, { code: 'IN', by: ['name'] }]);
  });

  test('a document without any has none', () => {
    expect(tag('Nothing here names anything.')).toEqual({ places: [], countries: [], primaryCountry: null, subdivisions: [], regions: [] });
  });
});

describe('a name of several places', () => {
  test('is the best known one where nothing else is said', () => {
    expect(named('Crowds gathered in Paris.')).toEqual(['Paris FR']);
  });

  test('is the one whose state follows', () => {
    const [paris, texas] = tag('A fire broke out in Paris, Texas, on Monday.').places;
    expect(paris).toMatchObject({ country: 'US', subdivision: 'US-TX', kind: 'city' });
    expect(texas).toMatchObject({ kind: 'subdivision', subdivision: 'US-TX' });
  });

  test('is the one near what else is named', () => {
    expect(named('Deputies from Tifton and Albany searched in Macon and Augusta, officials in Atlanta, Georgia, said.')).toContain('Albany US');
    expect(named('Georgia summoned the envoy after clashes near Tskhinvali, officials in Tbilisi said.')[0]).toBe('Georgia GE');
  });
});

describe('what is no place', () => {
  test('the first word of a sentence that the text has in small letters too', () => {
    expect(named('Sind die Preise zu hoch? Die Mieten in Hannover sind gestiegen.', { language: 'de' })).toEqual(['Hannover DE']);
    expect(named('Sindh meldet Hochwasser.', { language: 'de' })).toEqual(['Sindh PK']);
    expect(named('Lagos is wet. Write to mail@lagos.example or on lagos.example.')).toEqual(['Lagos NG']);
  });

  test('a title behind a comma', () => {
    expect(named('Found in Harlem, Ga. and safe, Ms. Odell went home.').filter((name) => name.startsWith('Mississippi'))).toEqual([]);
  });

  test('a label in the next line does not make a disease of a place', () => {
    expect(named('Location: Kerala\nDisease: Nipah')).toEqual(['Kerala IN']);
  });

  test('a person who is named like one', () => {
    expect(named('Paris Hilton met Jack London and Mrs. Chad Sydney.')).toEqual([]);
  });

  test('a place inside an organisation: it speaks for its country only', () => {
    const { places, countries } = tag('The Bank of England raised rates.');
    expect(places).toEqual([]);
    expect(countries).toMatchObject([{ code: 'GB', by: ['inName'] }]);
  });

  test('places that a pipeline or railway joins', () => {
    const { places, countries } = tag('Oil flows through the Baku–Tbilisi–Ceyhan pipeline.');
    expect(places).toEqual([]);
    expect(countries.map(({ code, by }) => `${code} ${by}`).sort()).toEqual(['AZ inName', 'GE inName', 'TR inName']);
  });

  test('a span that the entity tagger gives to a person', () => {
    const text = 'Officials praised Lagos Adeyemi warmly.';
    expect(tagRegions({ title: null, text, language: 'en', homeCountry: null }, [{ type: 'PERSON', start: 18, end: 31 }]).places).toEqual([]);
  });
});

test('regions are the countries\' own and those above them, blocs and seas', () => {
  const { regions } = tag('NATO ships left Kazakhstan for the Caspian Sea.');
  expect(regions.map(({ code }) => code).sort()).toEqual(['142', '143', 'CASPIAN-SEA', 'NATO']);
});

test('the title is tagged too, with offsets of its own', () => {
  const { places } = tag('He spoke in Oslo.', { title: 'Norway: a speech' });
  expect(places.map(({ in: field, start, end, name }) => [field, start, end, name])).toEqual([['title', 0, 6, 'Norway'], ['text', 12, 16, 'Oslo']]);
});

describe('a body of the source\'s own country', () => {
  const text = 'Works at the Dublin Community Recreation Center in Ohio are done, the Ohio Supreme Court and the Ohio Department of Transportation said. The Columbus Dispatch reported it.';

  test('stands for the town or state that it is called after; a newspaper does not', () => {
    expect(named(text, { homeCountry: 'US' })).toEqual(['Dublin US', 'Ohio US', 'Ohio US', 'Ohio US']);
  });

  test('does not in news of the world', () => {
    expect(named(text)).toEqual(['Ohio US']);
    expect(countries(text)).toEqual(['US']);
  });
});

describe('a street that the tagger found and the gazetteer does not know', () => {
  const text = 'Police in Albany, Georgia, closed Sylvan Road on Monday.';
  const shields = [{ type: 'LOCATION' as const, start: text.indexOf('Sylvan'), end: text.indexOf('Sylvan') + 11 }];
  const last = (homeCountry: string | null) => tagRegions({ title: null, text, language: 'en', homeCountry }, shields).places.at(-1);

  test('takes the point of its town in news of the source\'s own country', () => {
    expect(last('US')).toMatchObject({ name: 'Sylvan Road', country: 'US', subdivision: 'US-GA', geonamesId: null, kind: 'other' });
  });

  test('takes that of the place that its own name begins with', () => {
    const two = 'Macon residents met in Macon, Georgia. Deputies from Albany, Georgia, closed Albany Fairground Road.';
    const road = { type: 'LOCATION' as const, start: two.lastIndexOf('Albany'), end: two.length - 1 };
    const { places } = tagRegions({ title: null, text: two, language: 'en', homeCountry: 'US' }, [road]);
    expect(places.at(-1)).toMatchObject({ start: road.start, lat: places.find(({ name }) => name === 'Albany')!.lat });
  });

  test('is none where it is a house or a party', () => {
    const other = 'Police in Albany, Georgia, closed the Sylvan Mall. United Georgia protested.';
    const spans = ['Sylvan Mall', 'United Georgia'].map((name) => ({ type: 'LOCATION' as const, start: other.indexOf(name), end: other.indexOf(name) + name.length }));
    expect(tagRegions({ title: null, text: other, language: 'en', homeCountry: 'US' }, spans).places.filter(({ geonamesId }) => geonamesId === null)).toEqual([]);
  });

  test('is left out elsewhere', () => {
    expect(last(null)?.name).toBe('Georgia');
    expect(last('FR')?.name).toBe('Georgia');
  });
});
