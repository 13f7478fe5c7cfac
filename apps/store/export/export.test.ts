import { csv } from './export.js';

test.each([
  [null, ''],
  ['', '""'],
  ['a "b", c', '"a ""b"", c"'],
  [0.5, '0.5'],
  [true, 'true'],
  [['a', 'b'], '"[""a"",""b""]"'],
])('%j is %s in CSV', (value, text) => {
  expect(csv(value)).toBe(text);
});
