import { readFileSync } from 'node:fs';
import { TYPES } from '../labels.js';
import { readLexicon } from '../lexicon.js';
import { Words } from '../words.js';
import { randomFrom } from './clusters.js';
import { OtherNames, switchNames } from './switch.js';

const lexicon = readLexicon(readFileSync(new URL('../model/lexicon.bin', import.meta.url)));
const doc = (marked: string) => {
  const names: { start: number; end: number; type: number }[] = [];
  let text = '';
  for (const part of marked.split(/(\[\w+ [^\]]+\])/)) {
    const name = /^\[(\w+) (.+)\]$/.exec(part);
    if (name) names.push({ start: text.length, end: text.length + name[2]!.length, type: TYPES.indexOf(name[1] as 'PERSON') });
    text += name ? name[2]! : part;
  }
  return { text, names };
};
const othersOf = (seed: number) => new OtherNames(lexicon, randomFrom(seed));
const others = othersOf(1);
const switched = (marked: string, names = others) => switchNames(doc(marked), new Words(lexicon), names);
const namesIn = ({ text, names }: ReturnType<typeof doc>) => names.map(({ start, end }) => text.slice(start, end));

test('a person becomes another, the same one wherever it is named', () => {
  const [full, last] = namesIn(switched('[PERSON Ama Mensah] left. Later [PERSON Mensah] came back.'));
  expect(full).toMatch(/^\p{Lu}\S+ \p{Lu}\S+$/u);
  expect(full).not.toMatch(/Ama|Mensah/);
  expect(full!.split(' ')[1]).toBe(last);
});

test('what surrounds the names stays, initials too', () => {
  expect(switched('Mr. [PERSON J. Mensah] of [LOCATION Kumasi], said').text).toMatch(/^Mr\. J\. \S+ of \S+.*, said$/);
});

test('countries, their acronyms and organisations stay', () => {
  expect(namesIn(switched('[LOCATION Ghana] and the [LOCATION UAE] joined the [ORGANIZATION Kumasi Trade Union]'))).toEqual(['Ghana', 'UAE', 'Kumasi Trade Union']);
});

test('the same seed gives the same names', () => {
  expect(switched('[PERSON Ama Mensah]', othersOf(7))).toEqual(switched('[PERSON Ama Mensah]', othersOf(7)));
});
