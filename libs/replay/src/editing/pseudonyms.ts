import { createHmac } from 'node:crypto';

const CONSONANTS = 'bdfgklmnprstv';
const VOWELS = 'aeiou';

/**
 * Made-up words in the place of real ones: the same for the same word and secret, as long as the word (so that offsets still hold),
 * with capitals where it had them. Without the secret nobody can tell what a word was.
 */
export class Pseudonyms {
  constructor(private readonly secret: string) {}

  /** Each run of letters becomes another; what is between them stays. */
  words(text: string): string {
    return text.replace(/[\p{L}\p{M}]+/gu, (word) => this.word(word));
  }

  host(host: string): string {
    return `host-${this.hash(`host ${host.toLowerCase()}`).toString('hex').slice(0, 10)}.example`;
  }

  /** An absolute URL on a made-up host, its path and query a hash; anything else is hashed as a whole. */
  url(url: string): string {
    const parsed = URL.parse(url);
    const rest = parsed ? `${parsed.pathname}${parsed.search}` : url;
    const path = rest === '/' ? '/' : `/${this.hash(`path ${rest}`).toString('hex').slice(0, 16)}`;
    return `https://${this.host(parsed?.host ?? 'none')}${path}`;
  }

  id(id: string): string {
    return this.hash(`id ${id}`).toString('hex').slice(0, 16);
  }

  private word(word: string): string {
    const bytes = this.hash(`word ${word.toLowerCase()}`);
    let made = '';
    // In UTF-16 code units, as offsets count.
    for (let at = 0; at < word.length; at++) {
      const letters = at % 2 === 0 ? CONSONANTS : VOWELS;
      const letter = letters[bytes[at % bytes.length]! % letters.length]!;
      const original = word[at]!;
      made += original !== original.toLowerCase() ? letter.toUpperCase() : letter;
    }
    return made;
  }

  private hash(what: string): Buffer {
    return createHmac('sha256', this.secret).update(what, 'utf8').digest();
  }
}
