import { lines } from './lines.js';

async function read(chunks: (string | Buffer)[], maxLength = 100): Promise<(string | null)[]> {
  const source = (async function* () {
    for (const chunk of chunks) yield Buffer.from(chunk);
  })();
  const result: (string | null)[] = [];
  for await (const line of lines(source, maxLength)) result.push(line);
  return result;
}

test('lines come whole, wherever the chunks end', async () => {
  expect(await read(['a', 'b\nc', '', 'd\n', '\ne'])).toEqual(['ab', 'cd', '', 'e']);
});

test('a character that two chunks share comes whole', async () => {
  const bytes = Buffer.from('né\n');
  expect(await read([bytes.subarray(0, 2), bytes.subarray(2)])).toEqual(['né']);
});

test('a line that is too long comes as null, and the next one as it is', async () => {
  expect(await read(['x'.repeat(60), `${'x'.repeat(60)}\nok\n`])).toEqual([null, 'ok']);
});
