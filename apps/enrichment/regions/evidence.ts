import { BLOC, NATIONALITY, NONE } from './gazetteer/format.js';
import type { Gazetteer } from './gazetteer/load.js';
import { isPlace } from './accept.js';
import { isOfCountry } from './nationalities.js';
import { type Field, findMentions, type Mention } from './mentions.js';
import { isCountryInsideName, isInsideName } from './organisations.js';
import { markPersons } from './persons.js';
import { COUNTRY, placeOf, resolve } from './resolve.js';
import type { TaggedDocument } from './tag.js';
import { wordsOf } from './words.js';

/** A span that an entity tagger found. */
export interface Shield { type: 'PERSON' | 'ORGANIZATION' | 'LOCATION'; start: number; end: number; in?: Field }

/** A mention that counts, and what for: a located place, a nationality, a bloc, or a place inside a longer name. */
export interface Evidence { mention: Mention; candidate: number; place: number; by: 'place' | 'name' | 'nationality' | 'inName' | 'bloc'; share: number }

export function evidenceOf(document: TaggedDocument, shields: Shield[], gazetteer: Gazetteer): Evidence[] {
  const fields: [Field, string][] = [['title', document.title ?? ''], ['text', document.text]];
  const isEnglish = document.language === null || document.language.startsWith('en');
  const inside = new Map<Mention, 'inName'>();
  const kept: Mention[] = [];
  for (const [field, text] of fields) {
    if (text === '') continue;
    const words = wordsOf(text);
    const found = findMentions(words, field, gazetteer, document.language);
    const persons = markPersons(words, found, gazetteer);
    const shielded = shields.filter((shield) => (shield.in ?? 'text') === field);
    const placeWords = new Set(found.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)));
    for (const mention of found) {
      if (persons[mention.first] || isWithin(mention, shielded, 'PERSON')) continue;
      if (isInsideName(words, mention.first, mention.last) || isWithin(mention, shielded, 'ORGANIZATION')) inside.set(mention, 'inName');
      else if (isEnglish && isCountryName(mention, gazetteer) && isCountryInsideName(words, mention.first, mention.last, (word) => placeWords.has(word))) inside.set(mention, 'inName');
      kept.push(mention);
    }
  }
  return judge(kept, inside, document, gazetteer);
}

const isCountryName = ({ candidates }: Mention, { arrays }: Gazetteer): boolean => arrays.kind[arrays.candidatePlace[candidates[0]!]!] === COUNTRY;

const isWithin = ({ start, end }: Mention, shields: Shield[], type: Shield['type']): boolean =>
  shields.some((shield) => shield.type === type && shield.start <= start && end <= shield.end && end - start < shield.end - shield.start);

function judge(mentions: Mention[], inside: Map<Mention, 'inName'>, document: TaggedDocument, gazetteer: Gazetteer): Evidence[] {
  const isForeignLanguage = document.language !== null && !document.language.startsWith('en');
  const senses = resolve(mentions, gazetteer, document.homeCountry, isForeignLanguage);
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
    const how = arrays.candidateHow[candidate];
    const share = sense.share[sense.chosen]! * sense.credit[sense.chosen]!;
    const heard = { isForeignLanguage,
      country: (index: number) => Math.max(0, (countries.get(index) ?? 0) - share),
      subdivision: (index: number) => (index === NONE ? 0 : Math.max(0, (subdivisions.get(index) ?? 0) - share)) };
    for (const mention of sense.mentions) {
      if (!isPlace(mention, sense, heard, gazetteer) || (how === NATIONALITY && !isOfCountry(mention))) continue;
      const by = how === BLOC ? 'bloc' : how === NATIONALITY ? 'nationality' : inside.get(mention) ?? (arrays.kind[place] === COUNTRY ? 'name' : 'place');
      evidence.push({ mention, candidate, place, by, share });
    }
  }
  return evidence.sort((a, b) => Number(a.mention.field === 'text') - Number(b.mention.field === 'text') || a.mention.start - b.mention.start);
}
