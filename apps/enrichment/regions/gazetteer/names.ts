import { foldName } from '../characters.js';
import { AFTER_COMMA, ALTERNATE, BLOC, CAPITALS_ONLY, NAME } from './format.js';

export interface Candidate { place: number; how: number; language: number }
export interface Name { flags: number; candidates: Candidate[] }

/** How else the same words are written. */
const SAME: [RegExp, string][] = [[/^saint /, 'st '], [/^sainte /, 'ste '], [/^mount /, 'mt '], [/^fort /, 'ft '], [/ and /, ' ']];

/** Collects names: folded text to the places they may mean. */
export class Names {
  readonly byText = new Map<string, Name>();
  private language = new Map<string, number>([['', 0]]);

  get languages(): string[] {
    return [...this.language.keys()];
  }

  flag(text: string, bits: number, onlyIfKnown = false): void {
    const folded = foldName(text);
    const name = this.byText.get(folded);
    if (name) name.flags |= bits;
    else if (!onlyIfKnown) this.byText.set(folded, { flags: bits, candidates: [] });
  }

  /** Adds a name as written; what is in parentheses or behind a comma is left out. */
  add(written: string, place: number, how = NAME, language = ''): void {
    const bare = written.replace(/\s*\(.*\)/, '').replace(/,.*$/, '').trim();
    const folded = foldName(bare);
    if (folded === '' || folded.length > 60) return;
    const isAcronym = how !== AFTER_COMMA && how !== BLOC && /^[\p{Lu}]{2,4}$/u.test(bare) && /^[\p{Script=Latin}]/u.test(bare);
    this.put(folded, place, how, language, isAcronym ? CAPITALS_ONLY : 0);
    for (const [pattern, short] of SAME) if (pattern.test(folded)) this.put(folded.replace(pattern, short), place, how === NAME ? NAME : how, language, 0);
  }

  private put(folded: string, place: number, how: number, language: string, flags: number): void {
    const name = this.byText.get(folded) ?? { flags, candidates: [] };
    this.byText.set(folded, name);
    const code = this.language.get(language) ?? this.language.size;
    this.language.set(language, code);
    const known = name.candidates.find((c) => c.place === place && (c.language === 0 || c.language === code) && (c.how === how || Math.max(c.how, how) === ALTERNATE));
    if (known) known.how = Math.min(known.how, how);
    else {
      if (code === 0) name.candidates = name.candidates.filter((c) => c.place !== place || c.how > ALTERNATE || how > ALTERNATE);
      name.candidates.push({ place, how, language: code });
    }
  }
}
