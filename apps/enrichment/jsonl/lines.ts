import { StringDecoder } from 'node:string_decoder';

/** Lines of a byte stream. A line longer than `maxLength` characters comes as null: it is answered, not kept. */
export async function* lines(source: AsyncIterable<Uint8Array>, maxLength: number): AsyncGenerator<string | null> {
  const decoder = new StringDecoder('utf8');
  let parts: string[] = [];
  let length = 0;
  let tooLong = false;
  const end = () => {
    const line = tooLong ? null : parts.join('');
    parts = [];
    length = 0;
    tooLong = false;
    return line;
  };
  const add = (text: string) => {
    length += text.length;
    if (length > maxLength) {
      tooLong = true;
      parts = [];
    } else parts.push(text);
  };
  for await (const chunk of source) {
    const text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    let from = 0;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', from)) {
      add(text.slice(from, at));
      from = at + 1;
      yield end();
    }
    if (from < text.length) add(text.slice(from));
  }
  if (length > 0) yield end();
}
