/** How far beyond the last piece the next one is looked for; what a tokenizer leaves out between two (odd spaces, marks) is shorter. */
const FARTHEST = 200;

/** A text folded (lower case, no marks) with, for each of its code units, where in the text it comes from. */
function folded(text: string): { plain: string; from: number[] } {
  let plain = '';
  const from: number[] = [];
  for (let i = 0; i < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(i)!);
    const bare = fold(character);
    for (let k = 0; k < bare.length; k++) from.push(i);
    plain += bare;
    i += character.length;
  }
  from.push(text.length);
  return { plain, from };
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Where in a text the pieces of a tokenizer stand, which gives them in order but without offsets.
 * @param pieces as the tokenizer decodes them one by one; "##" marks one that goes on a word
 * @returns for each piece its offsets in UTF-16 code units, null where it is not found (an unknown word)
 */
export function alignPieces(text: string, pieces: readonly string[]): ({ start: number; end: number } | null)[] {
  const { plain, from } = folded(text);
  let cursor = 0;
  return pieces.map((piece) => {
    const wanted = fold(piece.replace(/^##/, '').trim());
    const at = wanted === '' || wanted.includes('\ufffd') ? -1 : plain.slice(0, cursor + FARTHEST + wanted.length).indexOf(wanted, cursor);
    if (at < 0) return null;
    cursor = at + wanted.length;
    return { start: from[at]!, end: endOf(text, from, at + wanted.length) };
  });
}

/** The end of the last character, with the marks on it. */
function endOf(text: string, from: number[], after: number): number {
  let end = from[after - 1]!;
  end += String.fromCodePoint(text.codePointAt(end)!).length;
  while (end < text.length && /^\p{M}/u.test(text.slice(end, end + 2))) end += String.fromCodePoint(text.codePointAt(end)!).length;
  return end;
}
