import { tagEntities } from './tag.js';

const names = (text: string) => (tagEntities({ title: null, language: 'en', publishedAt: null, text }).entities ?? []).filter(({ type }) => type !== 'MONEY' && type !== 'DATE').map(({ type, name }) => `${type} ${name}`);

describe('what holds for names whatever the weights say', () => {
  test.each([
    ['titles are no part of a name', 'A statement by Dr Ahmed al-Ansari and Lt Gen Maria Lopez was read out.', ['PERSON Ahmed al-Ansari', 'PERSON Maria Lopez']],
    ['nor is a role after an organisation', 'The message was signed by Siemens CEO Roland Busch.', ['ORGANIZATION Siemens', 'PERSON Roland Busch']],
    ['a name does not end within a word', 'The ministry invited Han Seo-jin to Seoul.', ['PERSON Han Seo-jin', 'LOCATION Seoul']],
    ['small words of other languages are within a name', 'A report by the group Puente por la Paz counted the dead.', ['ORGANIZATION Puente por la Paz']],
    ['letters in brackets tell how far a name goes', 'Soldiers of the United Nations Interim Force in Lebanon (UNIFIL) left. UNIFIL gave no reason.', ['ORGANIZATION United Nations Interim Force in Lebanon']],
    ['a country is a place where the other countries are', 'Trade between Kazakhstan, Georgia and Türkiye grew.', ['LOCATION Kazakhstan', 'LOCATION Georgia', 'LOCATION Türkiye']],
    ['the organisations that they are members of stay organisations', 'The United Nations and the European Union asked Kenya, Ghana, Niger and Chad to sign.', ['ORGANIZATION United Nations', 'ORGANIZATION European Union', 'LOCATION Kenya', 'LOCATION Ghana', 'LOCATION Niger', 'LOCATION Chad']],
    ['the full name of a state is a place', 'He was born in the Republic of Kazakhstan in 1953.', ['LOCATION Republic of Kazakhstan']],
    ['its government is an organisation', 'A letter from the Government of Kenya came on time.', ['ORGANIZATION Government of Kenya']],
    ['a country and its ministry are two', 'It was signed by Kenya’s Ministry of Health and Natural Resources.', ['LOCATION Kenya', 'ORGANIZATION Ministry of Health and Natural Resources']],
    ['a report begins with the place that it is from', 'CAIRO – The talks went on until midnight.', ['LOCATION CAIRO']],
    ['acronyms of things are no organisations', 'The startup uses AI to read SMS and PDF files.', []],
    ['what a ministry is for may be several things', 'A letter came from the Ministry of Agriculture, Livestock and Fisheries.', ['ORGANIZATION Ministry of Agriculture, Livestock and Fisheries']],
    ['and so may an institute', 'The Coastal and Marine Research Institute in Lisbon counted them.', ['ORGANIZATION Coastal and Marine Research Institute', 'LOCATION Lisbon']],
    ['acronyms joined by a hyphen are one', 'The ruling ZANU-PF won.', ['ORGANIZATION ZANU-PF']],
    ['what has an acronym is a body, unless it is a country', 'The Peru Avanza (PA) won. The United Arab Emirates (UAE) lost.', ['ORGANIZATION Peru Avanza', 'LOCATION United Arab Emirates']],
    ['an acronym may be made of pieces of words', 'The Institute of Fisheries (Infish) counted cod; Infish is poor.', ['ORGANIZATION Institute of Fisheries']],
    ['the end of a full name is that person', 'Maria Jose Del-Rio came. The bank of Del-Rio closed in Del-Rio.', ['PERSON Maria Jose Del-Rio']],
    ['what is called an NGO is an organisation', 'The NGO Brisora counted them.', ['ORGANIZATION Brisora']],
    ['the word NGO is no part of its name', 'They wrote to NGO Oslo Watch about it.', ['ORGANIZATION Oslo Watch']],
    ['a title by itself is nobody', 'A former Governor and farmer, Amina Bello, spoke.', ['PERSON Amina Bello']],
    ['nor is the office of a minister an organisation', 'He met the Public Works Minister in Oslo.', ['LOCATION Oslo']],
    ['a name may begin a sentence', 'Recep Tayyip Erdoğan spoke with Kemal Kılıçdaroğlu.', ['PERSON Recep Tayyip Erdoğan', 'PERSON Kemal Kılıçdaroğlu']],
    ['particles and apostrophes are within names', "Sinead O'Brien met Abdul Rahman bin Mohammed and Ludwig van der Rohe in Cote d'Ivoire.", ["PERSON Sinead O'Brien", 'PERSON Abdul Rahman bin Mohammed', 'PERSON Ludwig van der Rohe', "LOCATION Cote d'Ivoire"]],
    ['a country is one at the beginning of a sentence too', 'Chad borders Niger. Chad has oil.', ['LOCATION Chad', 'LOCATION Niger']],
    ['peoples are no entities', 'The Hungarians, the Kurds and the Maasai live there; French farmers too.', []],
    ['nor are faiths and feasts', 'They kept Ramadan in Oslo. Diwali was later.', ['LOCATION Oslo']],
    ['a virus or a war is no place', 'The Ebola virus and the Iraq war changed Monrovia.', ['LOCATION Monrovia']],
    ['media are organisations', 'The Daily Nation and Radio France Internationale quoted the University of Nairobi.', ['ORGANIZATION Daily Nation', 'ORGANIZATION Radio France Internationale', 'ORGANIZATION University of Nairobi']],
    ['nor is what is called a game, before it or after it', 'He plays the game Tarsis in Lisbon. Ormos, a game from Porto, is new.', ['LOCATION Lisbon', 'LOCATION Porto']],
    ['nor is what is like such a game', 'She played games like Tarsis in Lisbon.', ['LOCATION Lisbon']],
    ['a storm is no place', 'Rivers rose in Spain after Storm Kristin and Hurricane Milton.', ['LOCATION Spain']],
    ['addresses hold no names', 'See https://example.com/Paris/Angela-Merkel or write to info@Berlin.example for more.', []],
    ['a peninsula is a place though it is written small', 'Storms hit the Iberian peninsula.', ['LOCATION Iberian peninsula']],
  ])('%s', (_, text, expected) => expect(names(text)).toEqual(expected));

  test('one sense a text: a last name is the person who was named in full', () => {
    const found = names('Sophia Phoenix left the party in Amman. In the evening Phoenix was in tears, and at noon Phoenix flew home.');
    expect(found).toEqual(['PERSON Sophia Phoenix', 'LOCATION Amman']);
  });
});
