import type { Entity } from '@newsreel/contracts';
import { groupMentions } from './grouping.js';

const found = (type: Entity['type'], ...names: string[]) => names.map((text, i) => ({ type, text, value: text, start: i * 50, end: i * 50 + text.length, in: undefined }));
const groups = (type: Entity['type'], ...names: string[]) => groupMentions(found(type, ...names)).map(({ name, mentions }) => [name, mentions.length]);

describe('groupMentions', () => {
  test('a person is one under the full name, the last name and the first', () => {
    expect(groups('PERSON', 'Tokayev', 'Kassym-Jomart Tokayev', 'Tokayev', 'Kassym-Jomart')).toEqual([['Kassym-Jomart Tokayev', 4]]);
  });

  test('a title is no part of it, so it does not part it either', () => {
    expect(groups('PERSON', 'Kassym-Jomart Tokayev', 'Tokayev', 'K.-J. Tokayev')).toEqual([['Kassym-Jomart Tokayev', 3]]);
  });

  test('marks and initials do not part a name', () => {
    expect(groups('PERSON', 'Recep Tayyip Erdoğan', 'Erdogan', 'R. T. Erdoğan')).toEqual([['Recep Tayyip Erdoğan', 3]]);
  });

  test('a last name that two persons have belongs to the one named last before it', () => {
    expect(groups('PERSON', 'Ali Khan', 'Sara Khan', 'Khan')).toEqual([['Ali Khan', 1], ['Sara Khan', 2]]);
  });

  test('an acronym joins its expansion', () => {
    expect(groups('ORGANIZATION', 'World Health Organization', 'WHO')).toEqual([['World Health Organization', 2]]);
    expect(groups('LOCATION', 'U.S.', 'United States')).toEqual([['United States', 2]]);
  });

  test('so does whatever stands in brackets after it', () => {
    const long = { ...found('ORGANIZATION', 'Ministry of Forestry')[0]!, end: 20 };
    const short = (start: number, inBrackets: boolean) => ({ ...long, text: 'Mifor', value: 'Mifor', start, end: start + 5, inBrackets });
    expect(groupMentions([long, short(22, true), short(90, false)]).map(({ name, mentions }) => [name, mentions.length])).toEqual([['Ministry of Forestry', 3]]);
    expect(groupMentions([long, short(22, false)])).toHaveLength(2);
  });

  test('a company is one with and without its legal form', () => {
    expect(groups('ORGANIZATION', 'NC KazMunayGas JSC', 'KazMunayGas')).toEqual([['NC KazMunayGas JSC', 2]]);
  });

  test('an organisation within the name of another is another', () => {
    expect(groups('ORGANIZATION', 'United Nations Interim Force', 'United Nations')).toHaveLength(2);
  });

  test('a person and a place of one name are two', () => {
    expect(groupMentions([...found('PERSON', 'Jordan'), ...found('LOCATION', 'Jordan')])).toHaveLength(2);
  });
});
