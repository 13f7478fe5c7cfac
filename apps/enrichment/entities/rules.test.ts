import { tagEntities } from './tag.js';

const names = (text: string) => (tagEntities({ title: null, language: 'en', publishedAt: null, text }).entities ?? []).filter(({ type }) => type !== 'MONEY' && type !== 'DATE').map(({ type, name }) => `${type} ${name}`);

describe('what holds for names whatever the weights say', () => {
  test.each([
    ['titles are no part of a name', 'A statement by Dr Ahmed al-Ansari and Lt Gen Maria Lopez was read out.', ['PERSON Ahmed al-Ansari', 'PERSON Maria Lopez']],
    ['nor is a role after an organisation', 'The message was signed by Siemens CEO Roland Busch.', ['ORGANIZATION Siemens', 'PERSON Roland Busch']],
    ['a name does not end within a word', 'The ministry invited Park Jie-won to Seoul.', ['PERSON Park Jie-won', 'LOCATION Seoul']],
    ['small words of other languages are within a name', 'A report by the group Lupa por la Vida counted the dead.', ['ORGANIZATION Lupa por la Vida']],
    ['letters in brackets tell how far a name goes', 'Soldiers of the United Nations Interim Force in Lebanon (UNIFIL) left. UNIFIL gave no reason.', ['ORGANIZATION United Nations Interim Force in Lebanon']],
    ['a country is a place where the other countries are', 'Trade between Kazakhstan, Georgia and Türkiye grew.', ['LOCATION Kazakhstan', 'LOCATION Georgia', 'LOCATION Türkiye']],
    ['the full name of a state is a place', 'He was born in the Republic of Kazakhstan in 1953.', ['LOCATION Republic of Kazakhstan']],
    ['its government is an organisation', 'A letter from the Government of Kenya came on time.', ['ORGANIZATION Government of Kenya']],
    ['a country and its ministry are two', 'It was signed by Kenya’s Ministry of Health and Natural Resources.', ['LOCATION Kenya', 'ORGANIZATION Ministry of Health and Natural Resources']],
    ['a report begins with the place that it is from', 'CAIRO – The talks went on until midnight.', ['LOCATION CAIRO']],
    ['acronyms of things are no organisations', 'The startup uses AI to read SMS and PDF files.', []],
    ['a storm is no place', 'Rivers rose in Spain after Storm Kristin and Hurricane Milton.', ['LOCATION Spain']],
    ['addresses hold no names', 'See https://example.com/Paris/Angela-Merkel or write to info@Berlin.example for more.', []],
    ['a peninsula is a place though it is written small', 'Storms hit the Iberian peninsula.', ['LOCATION Iberian peninsula']],
  ])('%s', (_, text, expected) => expect(names(text)).toEqual(expected));

  test('one sense a text: a last name is the person who was named in full', () => {
    const found = names('Sophia Phoenix left the party in Amman. In the evening Phoenix was in tears, and at noon Phoenix flew home.');
    expect(found).toEqual(['PERSON Sophia Phoenix', 'LOCATION Amman']);
  });
});
