import { overrule } from './overrule.js';

const ruled = (...rows: string[]) => {
  const sentence = rows.map((row) => row.split(' '));
  overrule(sentence);
  return sentence.map(([token, label]) => `${token}/${label}`).join(' ');
};

test('where all others agree on what the first does not see, they are right', () => {
  expect(ruled('the O O O O', 'IAEA O B-org B-ORG B-ORG', 'said O O O O')).toBe('the/O IAEA/B-ORG said/O');
  expect(ruled('British B-MISC B-org B-ORG B-ORG', 'Foreign B-ORG I-org I-ORG I-ORG', 'Office I-ORG I-org I-ORG I-ORG')).toBe('British/B-ORG Foreign/I-ORG Office/I-ORG');
});

test('where one of them sees what the first does, that stays', () => {
  expect(ruled('Jordan B-LOC B-geo B-ORG B-ORG')).toBe('Jordan/B-LOC');
});

test('two of three are not enough, nor is a name that the first sees as part of a longer one', () => {
  expect(ruled('IAEA O O B-ORG B-ORG')).toBe('IAEA/O');
  expect(ruled('Bank B-ORG O O O', 'of I-ORG O O O', 'Ghana I-ORG B-geo B-LOC B-LOC')).toBe('Bank/B-ORG of/I-ORG Ghana/I-ORG');
});
