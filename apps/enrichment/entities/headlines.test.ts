import { tagEntities } from './tag.js';

const names = (title: string | null, text: string) =>
  tagEntities({ title, language: 'en', publishedAt: null, text }).entities!.map(({ type, name, mentions }) => `${type} ${name} ${mentions.length}`);

describe('capitals everywhere tell nothing', () => {
  test('a headline in title case has the names that the text has', () => {
    expect(names('Storm Boris Hits Poland As Rivers Rise', 'The storm hit Poland on Monday, and rivers rose in Wroclaw, the mayor said.')).toEqual(['LOCATION Poland 2', 'LOCATION Wroclaw 1']);
  });

  test('its words are none where the text writes them small, or everybody does', () => {
    expect(names('Women Teachers Ask For Better Pay In Chad', 'Some teachers in Chad asked for women in the ministry.')).toEqual(['LOCATION Chad 2']);
    expect(names('Minister Opens New Bridge', 'It is near Ankara.')).toEqual(['LOCATION Ankara 1']);
  });

  test('words that make a name together in the text keep their capitals', () => {
    expect(names('Nairobi Health Authority Opens Clinic', 'The Nairobi Health Authority opened it. Nobody has authority over his health.')).toEqual(['ORGANIZATION Nairobi Health Authority 2']);
  });

  test('a headline all in capitals is read the same way', () => {
    const found = names('PRESIDENT TOKAYEV SIGNS DEAL WITH SIEMENS', 'Kassym-Jomart Tokayev, the president, signed a deal with the company Siemens in Astana.');
    expect(found.sort()).toEqual(['LOCATION Astana 1', 'ORGANIZATION SIEMENS 2', 'PERSON Kassym-Jomart Tokayev 2']);
  });

  test('so are lists and headings between paragraphs', () => {
    expect(names(null, 'What You Need To Know\n- How To Apply For A Visa\n- Best Places To Visit In Spain\nWho Will Pay The Bill?\nThe consulate in Madrid answers.')).toEqual(['LOCATION Spain 1', 'LOCATION Madrid 1']);
  });

  test('and what a page asks of its readers', () => expect(names(null, 'Subscribe To Our Newsletter\nRead More\nThe court in Nairobi sat on Monday.')).toEqual(['LOCATION Nairobi 1']));
});
