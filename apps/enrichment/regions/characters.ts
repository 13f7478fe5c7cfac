/**
 * What the tagger needs to know of each UTF-16 code unit: its class, and the character by which it is compared.
 * Names and texts are folded by the same table, so that a name is found however it is accented or capitalised.
 */

export const SEPARATOR = 0;
export const LETTER = 1;
export const UPPER = 2;
export const DIGIT = 3;
/** Combining marks and invisible characters: part of a word, ignored when comparing. */
export const MARK = 4;
/** Scripts that put no spaces between words: Han, kana, Thai, Lao, Khmer, Myanmar. */
export const UNSPACED = 5;
/** Scripts whose words take endings or prefixes of grammar without a separator. */
export const HANGUL = 6;
export const ARABIC = 7;
/** Letters of other scripts that have no capitals. */
const CASELESS = 8;

/** Letters that canonical decomposition leaves whole. */
const PLAIN: Record<string, string> = {
  ı: 'i', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ß: 's', æ: 'a', œ: 'o', þ: 't', ħ: 'h', ə: 'a',
  ة: 'ه', ى: 'ي', ی: 'ي', ک: 'ك', ٱ: 'ا', ۀ: 'ه', ہ: 'ه',
};

const classes = new Uint8Array(65_536);
const folded = new Uint16Array(65_536);

function classOf(char: string): number {
  if (/[\p{M}\u00ad\u200b-\u200f\u2060\ufeff\u0640]/u.test(char)) return MARK;
  if (/\p{Nd}/u.test(char)) return DIGIT;
  if (!/\p{L}/u.test(char)) return SEPARATOR;
  if (/\p{Lm}/u.test(char) && !/[\p{Script=Hiragana}\p{Script=Katakana}ーｰ々]/u.test(char)) return SEPARATOR;
  if (/[\p{Lu}\p{Lt}]/u.test(char)) return UPPER;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ーｰ\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(char)) return UNSPACED;
  if (/\p{Script=Hangul}/u.test(char)) return HANGUL;
  if (/\p{Script=Arabic}/u.test(char)) return ARABIC;
  return /\p{Ll}/u.test(char) ? LETTER : CASELESS;
}

function foldOf(char: string): number {
  const base = char.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()[0] ?? char;
  return (PLAIN[base] ?? base).charCodeAt(0);
}

for (let code = 0; code < 65_536; code++) {
  if (code >= 0xd800 && code <= 0xf8ff) continue;
  const char = String.fromCharCode(code);
  const isPlainBlock = (code >= 0x3400 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3);
  classes[code] = isPlainBlock ? (code < 0xa000 ? UNSPACED : HANGUL) : classOf(char);
  folded[code] = isPlainBlock || classes[code] === SEPARATOR ? code : foldOf(char);
}

export const classAt = (text: string, index: number): number => classes[text.charCodeAt(index)]!;
export const foldAt = (text: string, index: number): number => folded[text.charCodeAt(index)]!;

/** The words of a name as they are compared: folded, with one space where anything else separates. */
export function foldName(name: string): string {
  let out = '';
  let gap = false;
  for (let i = 0; i < name.length; i++) {
    const kind = classAt(name, i);
    if (kind === MARK) continue;
    if (kind === SEPARATOR) gap = out !== '';
    else {
      if (gap) out += ' ';
      gap = false;
      out += String.fromCharCode(foldAt(name, i));
    }
  }
  return out;
}
