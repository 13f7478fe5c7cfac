import { tagRegions } from './tag.js';

const readings = (text: string, homeCountry: string | null = null) =>
  Object.fromEntries(tagRegions({ title: null, text, language: 'en', homeCountry }).places.map(({ start, end, country }) => [text.slice(start, end), country]));

describe('one of several places of a name is told by what else is named', () => {
  test.each([
    ['Trains between Valencia and Barcelona were late.', 'Valencia', 'ES'],
    ['Blackouts hit Valencia and Maracaibo.', 'Valencia', 'VE'],
    ['Rain flooded Hyderabad and Karachi.', 'Hyderabad', 'PK'],
    ['Rain flooded Hyderabad and Bangalore.', 'Hyderabad', 'IN'],
    ['Fans from Worcester and Gloucester came.', 'Worcester', 'GB'],
    ['Fans from Worcester and Boston came.', 'Worcester', 'US'],
    ['Plants in Hamilton and Auckland closed.', 'Hamilton', 'NZ'],
    ['Plants in Hamilton and Toronto closed.', 'Hamilton', 'CA'],
    ['Farmers in Punjab blocked roads near Lahore.', 'Punjab', 'PK'],
    ['Farmers in Punjab blocked roads near Amritsar.', 'Punjab', 'IN'],
    ['Officials in Brazzaville said Congo would vote.', 'Congo', 'CG'],
    ['The mission in Kinshasa said Congo would vote.', 'Congo', 'CD'],
  ])('%s', (text, name, country) => {
    expect(readings(text)[name]).toBe(country);
  });
});

describe('Georgia', () => {
  test.each([
    ['the state, by its capital', 'The governor of Georgia signed the bill in Atlanta.', 'US'],
    ['the state, in a list of states', 'Voters in Georgia, Ohio and Texas went to the polls.', 'US'],
    ['the country, by its capital', 'The parliament of Georgia met in Tbilisi.', 'GE'],
    ['the country, among its neighbours', 'Armenia, Azerbaijan and Georgia agreed.', 'GE'],
    ['the country, even beside the United States', 'Georgia and the United States have held talks in Washington.', 'GE'],
  ])('%s', (_, text, country) => {
    expect(readings(text)['Georgia']).toBe(country);
  });
});

describe('a capital and a subdivision of one name', () => {
  const kinds = (text: string) => Object.fromEntries(tagRegions({ title: null, text, language: 'en', homeCountry: null }).places.map(({ start, end, kind }) => [text.slice(start, end), kind]));

  test('are the capital where nothing is said', () => {
    expect(kinds('Flights from Washington to Moscow stop in Chicago, Atlanta and Los Angeles on their way to Domodedovo.')).toMatchObject({ Washington: 'capital', Moscow: 'capital' });
  });

  test('are the subdivision among its towns', () => {
    expect(kinds('Schools in Seattle, Tacoma and Spokane closed, Washington officials said.')).toMatchObject({ Washington: 'subdivision' });
  });
});

test('what is called a state says nothing of the country of its name elsewhere in the text', () => {
  const { countries } = tagRegions({ title: null, text: 'Gunmen fled to Niger State from Kaduna and Zamfara after talks with Niger and Chad.', language: 'en', homeCountry: null });
  expect(countries.map(({ code }) => code).sort()).toEqual(['NE', 'NG', 'TD']);
});

describe('the home country of a source', () => {
  test('decides for its town where the text says no more', () => {
    expect(readings('The Springfield police and the Springfield council met in Springfield.', 'US')['Springfield']).toBe('US');
  });

  test('does not make a world capital a village', () => {
    expect(readings('The company opened an office in London last year.', 'US')['London']).toBe('GB');
  });

  test('is where the people of a town are called by its name', () => {
    const text = 'Crews in Paris put out a fire on Elm Street, Paris firefighters said. A Paris woman was hurt.';
    expect(readings(text, 'US')['Paris']).toBe('US');
    expect(readings(text, 'FR')['Paris']).toBe('FR');
  });

  test('has a council of the city, not a city of the council', () => {
    expect(readings('The Dublin City Council hired a city manager. Dublin residents in Ohio were glad.', 'US')).toEqual({ Dublin: 'US', Ohio: 'US' });
    expect(readings('The Kansas City Council met.', 'US')).toEqual({ 'Kansas City': 'US' });
  });

  test('lets a public body stand for its town', () => {
    const text = "The Boone County Sheriff's Department and the Lebanon Police Department searched a house in Indiana.";
    expect(readings(text, 'US')).toEqual({ 'Boone County': 'US', Lebanon: 'US', Indiana: 'US' });
    expect(readings(text)).toEqual({ Indiana: 'US' });
  });
});

test('two places of one name in one text are told apart where each says whose it is', () => {
  const { places } = tagRegions({ title: null, text: 'In Cambridge, Massachusetts, and in Cambridge, England.', language: 'en', homeCountry: null });
  expect(places.filter(({ name }) => name === 'Cambridge').map(({ country }) => country)).toEqual(['US', 'GB']);
});

describe('a name that is also a word, a person or a thing', () => {
  test.each([
    ['a sentence that begins with a word', 'Reading is fun. Nice people read.'],
    ['persons', 'Chad Foster, Jordan Smith, Georgia Brown and Austin Powers met Mr. Lebanon.'],
    ['an initial', 'J. Paris and Michael B. Jordan came.'],
    ['diseases', 'West Nile virus, Lassa fever and Spanish flu were named after places.'],
    ['months and firms', 'In March and August, Toyota sold more.'],
    ['an acronym', 'A SWAT team came.'],
    ['a bird', 'They roasted the turkey on fine china.'],
  ])('%s', (_, text) => {
    expect(readings(text)).toEqual({});
  });

  test('is a place where the text says so', () => {
    expect(readings('He moved from Reading, Berkshire, to Nice in France and Mobile, Alabama.')).toMatchObject({ Reading: 'GB', Nice: 'FR', Mobile: 'US' });
  });

  test('a capital named for its government is a place of its country', () => {
    expect(readings('Washington said it would not negotiate with Tehran.')).toEqual({ Washington: 'US', Tehran: 'IR' });
  });
});

describe('a nationality alone', () => {
  const codes = (text: string) => tagRegions({ title: null, text, language: 'en', homeCountry: null }).countries.map(({ code }) => code);

  test('counts its country where it is of an institution', () => {
    expect(codes('The Polish government resigned.')).toEqual(['PL']);
  });

  test('counts where it is repeated', () => {
    expect(codes('A Polish painter met another Polish painter.')).toEqual(['PL']);
  });

  test('does not where it names a thing, a language or is said in passing', () => {
    expect(codes('They ate French toast, spoke in Spanish and watched an Irish dancer.')).toEqual([]);
  });
});
