import { Flag } from '../lexicon.js';
import type { Lexicon } from '../lexicon.js';
import { TYPES } from '../labels.js';
import { nameLike } from '../page.js';
import { tokenize } from '../tokens.js';
import { Case } from '../words.js';
import type { Word, Words } from '../words.js';
import type { Labelled } from './corpus.js';

const [PERSON, , LOCATION] = TYPES.map((_, i) => i) as [number, number, number, number];
/** The share of words of names that are replaced by a word which no list knows. */
const INVENTED = 0.3;
const SPELT = /^[a-z]{3,12}$/;

/** Names of the lists by what they are of, and words made of halves of two of them. */
export class OtherNames {
  private readonly lists = new Map<number, string[]>();

  constructor(lexicon: Lexicon, private readonly random: () => number) {
    const flags = [Flag.firstName, Flag.lastName, Flag.placeStart];
    for (const flag of flags) this.lists.set(flag, []);
    for (const word of lexicon.words()) {
      if (!SPELT.test(word)) continue;
      const entry = lexicon.find(word);
      if (entry.noun !== 0) continue;
      for (const flag of flags) if (entry.flags & flag) this.lists.get(flag)!.push(word);
    }
  }

  /** A word in place of one that is this in a name. */
  pick(flag: number): string {
    const list = this.lists.get(flag)!;
    const any = () => list[Math.floor(this.random() * list.length)]!;
    const word = this.random() < INVENTED ? blend(any(), any()) : any();
    return word[0]!.toUpperCase() + word.slice(1);
  }
}

const blend = (a: string, b: string) => a.slice(0, Math.ceil(a.length / 2)) + b.slice(Math.floor(b.length / 2));

/**
 * A text with other persons and places in it: the same name everywhere by the same other one. What surrounds a name stays, so that it is learnt
 * rather than the names of some years' news (after Agarwal, Yang, Wallace, Nenkova, "Entity-switched datasets", 2020).
 */
export function switchNames(doc: Labelled, words: Words, names: OtherNames): Labelled {
  const others = new Map<string, string>();
  const result: Labelled = { text: '', names: [] };
  let at = 0;
  for (const name of doc.names) {
    if (name.start < at) continue;
    result.text += doc.text.slice(at, name.start);
    const start = result.text.length;
    result.text += switched(doc.text.slice(name.start, name.end), name.type, words, names, others);
    result.names.push({ start, end: result.text.length, type: name.type });
    at = name.end;
  }
  result.text += doc.text.slice(at);
  return result;
}

function switched(text: string, type: number, words: Words, names: OtherNames, others: Map<string, string>): string {
  const { starts, ends, words: tokens } = tokenize(text);
  let made = '';
  let at = 0;
  tokens.forEach((token, i) => {
    made += text.slice(at, starts[i]);
    const flag = flagFor(type, words.get(token), i, tokens.length);
    if (flag !== 0 && !others.has(token)) others.set(token, token === token.toUpperCase() && token.length > 1 ? names.pick(flag).toUpperCase() : names.pick(flag));
    made += flag === 0 ? token : others.get(token)!;
    at = ends[i]!;
  });
  return made + text.slice(at);
}

const LONGEST_ACRONYM = 5;
const KNOWN = Flag.country | Flag.people;

/** The list that a word's replacement is from; 0 leaves the word. Organisations keep their own words: what they are stands in them. */
function flagFor(type: number, word: Word, i: number, length: number): number {
  if (!nameLike(word) || word.case === Case.initial) return 0;
  if (type === PERSON) return i === length - 1 ? Flag.lastName : Flag.firstName;
  const isOwn = type === LOCATION && !(word.flags & KNOWN) && word.noun === 0 && !(word.case === Case.upper && word.folded.length < LONGEST_ACRONYM);
  return isOwn ? Flag.placeStart : 0;
}
