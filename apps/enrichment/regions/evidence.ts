import { isPlace } from './accept.js';
import { BLOC, COUNTRY, NATIONALITY, NONE } from './gazetteer/format.js';
import type { Gazetteer } from './gazetteer/load.js';
import { localityOf } from './locality.js';
import { type Field, findMentions, type Mention } from './mentions.js';
import { isOfCountry } from './nationalities.js';
import { THINGS_OF_PLACES } from './nouns.js';
import { isCountryInsideName, isInsideName, isPublicBody } from './organisations.js';
import { markPersons } from './persons.js';
import { resolve } from './resolve.js';
import { placeOf, type Sense } from './senses.js';
import { type Shield, Shields } from './shields.js';
import type { TaggedDocument } from './tag.js';
import { isCalledAfter, becomesRiver } from './waters.js';
import { CAPITALIZED, gapAfter, wordAt, type Words, wordsOf } from './words.js';

/** A mention that counts, and what for: a located place, a nationality, a bloc, or a place inside a longer name. */
export interface Evidence { mention: Mention; candidate: number; place: number; by: 'place' | 'name' | 'nationality' | 'inName' | 'bloc'; share: number }

export function evidenceOf(document: TaggedDocument, shields: Shield[], gazetteer: Gazetteer): Evidence[] {
  const inside = new Set<Mention>();
  const kept: Mention[] = [];
  const fields: [Field, string][] = [['title', document.title ?? ''], ['text', document.text]];
  for (const [field, text] of fields) if (text !== '') read(field, text, document, shields, gazetteer, kept, inside);
  return judge(kept, inside, document, gazetteer);
}

/** Adds the mentions of one field that are no persons to `kept`, and those inside a longer name to `inside` too. */
function read(field: Field, text: string, document: TaggedDocument, shields: Shield[], gazetteer: Gazetteer, kept: Mention[], inside: Set<Mention>): void {
  const words = wordsOf(text);
  const found = findMentions(words, field, gazetteer, document.language);
  const persons = markPersons(words, found, gazetteer);
  const spans = new Shields(shields, field);
  const isEnglish = document.language === null || document.language.startsWith('en');
  const placeWords = new Set(found.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)));
  const isPlaceWord = (word: number) => placeWords.has(word);
  for (const mention of found) {
    const { first, last } = mention;
    const type = spans.weigh(mention);
    if (persons[first] || type === 'PERSON' || isThing(words, last)) continue;
    if (isCalledAfter(mention, gazetteer) && !becomesRiver(mention, gazetteer)) continue;
    kept.push(mention);
    if (type === 'ORGANIZATION' || isInsideName(words, first, last) || (isEnglish && isCountryName(mention, gazetteer) && isCountryInsideName(words, first, last, isPlaceWord)))
      inside.add(mention);
  }
}

/** `West Nile virus`; a label in the next line (`Location: Kerala`, `Disease: Nipah`) is no part of it. */
const isThing = (words: Words, last: number): boolean => !gapAfter(words, last).includes('\n') && THINGS_OF_PLACES.has(wordAt(words, last + 1));

const isCountryName = ({ candidates }: Mention, { arrays }: Gazetteer): boolean => arrays.kind[arrays.candidatePlace[candidates[0]!]!] === COUNTRY;

/** `Cambridge, England` is itself even where the document is about the other Cambridge, and in Spanish `china` is of `China`. */
function ownReading({ contained, candidates: own }: Mention, { candidates, chosen, share }: Sense): number | undefined {
  const possible = contained && contained.length > 0 ? contained : own;
  if (possible.includes(candidates[chosen]!)) return undefined;
  return possible.reduce((best, c) => (share[candidates.indexOf(c)]! > share[candidates.indexOf(best)]! ? c : best));
}

/** In local news a public body of a town or county of the country stands for the place: `Anderson County Sheriff's Department`. */
const isLocalBody = ({ words, last }: Mention, country: number, home: number): boolean => country === home && isPublicBody(words, last);

/** `Florida State beat Clemson`: in the United States a state or town before a capitalised `State` is a university; only of two states is it said to tell them from their cities. */
function isStateUniversity({ words, last }: Mention, place: number, { arrays, meta }: Gazetteer): boolean {
  if (wordAt(words, last + 1) !== 'state' || words.shape[last + 1] !== CAPITALIZED || meta.countries[arrays.country[place]!] !== 'US') return false;
  const iso = meta.subdivisions[arrays.subdivision[place]!]?.iso;
  return iso !== 'US-NY' && iso !== 'US-WA';
}

function judge(mentions: Mention[], inside: Set<Mention>, document: TaggedDocument, gazetteer: Gazetteer): Evidence[] {
  const isForeignLanguage = document.language !== null && !document.language.startsWith('en');
  const senses = resolve(mentions, gazetteer, document.homeCountry, isForeignLanguage, localityOf(document.text));
  const { arrays } = gazetteer;
  const countries = new Map<number, number>();
  const subdivisions = new Map<number, number>();
  const hear = (map: Map<number, number>, key: number, by: number) => map.set(key, (map.get(key) ?? 0) + by);
  const home = document.homeCountry ? gazetteer.meta.countries.indexOf(document.homeCountry) : -1;
  if (home >= 0) hear(countries, home, 1);
  for (const sense of senses) {
    const candidate = sense.candidates[sense.chosen]!;
    const place = placeOf(candidate, gazetteer);
    if (arrays.candidateHow[candidate] === BLOC) continue;
    const part = sense.share[sense.chosen]! * sense.credit[sense.chosen]!;
    hear(countries, arrays.country[place]!, part);
    if (arrays.subdivision[place] !== NONE) hear(subdivisions, arrays.subdivision[place]!, part);
  }
  const evidence: Evidence[] = [];
  for (const sense of senses) {
    const candidate = sense.candidates[sense.chosen]!;
    const place = placeOf(candidate, gazetteer);
    const share = sense.share[sense.chosen]! * sense.credit[sense.chosen]!;
    const heard = { isForeignLanguage,
      country: (index: number) => Math.max(0, (countries.get(index) ?? 0) - share),
      subdivision: (index: number) => (index === NONE ? 0 : Math.max(0, (subdivisions.get(index) ?? 0) - share)) };
    for (const mention of sense.mentions) {
      const own = ownReading(mention, sense) ?? candidate;
      const how = arrays.candidateHow[own];
      if (!isPlace(mention, sense, heard, gazetteer) || (how === NATIONALITY && !isOfCountry(mention))) continue;
      const isInName = (inside.has(mention) && !isLocalBody(mention, arrays.country[place]!, home)) || isStateUniversity(mention, place, gazetteer);
      const by = how === BLOC ? 'bloc' : how === NATIONALITY ? 'nationality' : isInName ? 'inName' : arrays.kind[place] === COUNTRY ? 'name' : 'place';
      evidence.push({ mention, candidate: own, place: placeOf(own, gazetteer), by, share });
    }
  }
  return evidence.sort((a, b) => Number(a.mention.field === 'text') - Number(b.mention.field === 'text') || a.mention.start - b.mention.start);
}
