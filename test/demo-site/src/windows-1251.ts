// The WHATWG name; Node decodes it, but encodes UTF-8 alone. The table comes from the decoder, so the two cannot disagree.
const decoder = new TextDecoder('windows-1251');
const byCharacter = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));

/** @throws Error naming a character that the encoding does not have. */
export function toWindows1251(text: string): Buffer {
  const bytes = Array.from(text, (character) => {
    const byte = byCharacter.get(character);
    if (byte === undefined) throw new Error(`windows-1251 has no ${JSON.stringify(character)} (U+${character.codePointAt(0)!.toString(16)}).`);
    return byte;
  });
  return Buffer.from(bytes);
}
