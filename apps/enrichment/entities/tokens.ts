/** The words of a text: token i is `text.slice(starts[i], ends[i])`, in UTF-16 code units; sentence s is tokens `sentences[s]` to `sentences[s + 1]`. */
export interface Tokens {
  starts: number[];
  ends: number[];
  words: string[];
  /** Where each sentence begins, and the number of tokens at the end. */
  sentences: number[];
}

/** A sentence is cut here, so that no text without full stops makes the decoder hold a whole book. */
export const LONGEST_SENTENCE = 200;

const LETTER = String.raw`[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060\ufeff]`;
const CLITICS = 's|S|m|ve|re|ll|d';
const TITLES = 'Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Maj|Capt|Sgt|Cpl|Cmdr|Adm|Brig|Rev|Hon|St|Ste|Sr|Jr|vs|No|Nos|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Ph\\.D';
const FIRMS = 'Co|Corp|Inc|Ltd|Bros|Pvt|Plc|Assn|Dept|Univ';

// One pattern per kind of token, first match wins. A mark stays with the character before it, a surrogate pair is one character (flag u).
const TOKEN = new RegExp(
  [
    String.raw`(?:https?://|www\.)\S+|@[\w.]+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}`, // addresses, which hold no names
    String.raw`(?:\p{L}\.){2,}`, // U.S.
    String.raw`(?:${TITLES}|${FIRMS})\.(?!\p{L})`, // Mr.
    String.raw`\p{Lu}\.(?= ?\p{Lu})`, // J. Smith
    String.raw`\d+(?:[.,:]\d+)+`, // 10,000
    String.raw`['’](?:${CLITICS})(?!${LETTER})`, // the possessive, I'm
    String.raw`[\p{L}\p{N}]${LETTER}*(?:(?:['’](?!(?:${CLITICS})(?!${LETTER}))|&)${LETTER}+)*`, // O'Neill, AT&T
    String.raw`\s+`,
    String.raw`.\p{M}*`,
  ].join('|'),
  'suy',
);

const SPACE = /^\s/u;
const END = /^(?:[.!?…。]|\.{3})$/u;
const CLOSING = /^["'”’»)\]]$/u;
const TITLE_WITH_STOP = new RegExp(`^(?:${TITLES})\\.$`, 'u');
const STARTS_SENTENCE = /^(?:\p{Lu}|\p{N}|["'“‘«([—–-])/u;

/** Splits a text into tokens and sentences. Every boundary lies between whole characters; a line end ends a sentence. */
export function tokenize(text: string): Tokens {
  const tokens: Tokens = { starts: [], ends: [], words: [], sentences: [0] };
  const { starts, ends, words, sentences } = tokens;
  let ended = false;
  let lastStart = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const word = match[0];
    if (SPACE.test(word)) {
      if (word.includes('\n') && words.length > lastStart) {
        sentences.push((lastStart = words.length));
        ended = false;
      }
      continue;
    }
    const spaced = words.length === 0 || ends[words.length - 1]! < match.index;
    const full = words.length - lastStart >= LONGEST_SENTENCE;
    if (full || (ended && spaced && words.length > lastStart && STARTS_SENTENCE.test(word))) sentences.push((lastStart = words.length));
    if (full || !(ended && CLOSING.test(word))) ended = END.test(word) || (word.length > 2 && word.endsWith('.') && !TITLE_WITH_STOP.test(word) && !/^(?:\p{Lu}\.)+$/u.test(word));
    starts.push(match.index);
    ends.push(match.index + word.length);
    words.push(word);
  }
  if (words.length > lastStart) sentences.push(words.length);
  return tokens;
}
