import type { Entity } from '@newsreel/contracts';
import { fold } from './lexicon.js';
import type { Found } from './mentions.js';

/** Mentions of one and the same. */
interface Group {
  type: Entity['type'];
  /** Folded words of each form seen. */
  forms: Map<string, string[]>;
  mentions: Found[];
}

/** Words that an organisation's short form leaves out. */
const DESIGNATORS = new Set('inc ltd limited llc plc corp corporation company co group holding holdings jsc nc ojsc pjsc ag sa gmbh agency news bank party foundation airlines airways university fc'.split(' '));
const SMALL = new Set(['of', 'the', 'and', 'for', 'de', 'la', 'du', 'des', 'et', '&', 'in', 'on']);
const PARTICLES = new Set(['al', 'el', 'bin', 'ibn', 'de', 'da', 'dos', 'van', 'von', 'der', 'den', 'di', 'la', 'le', 'del']);

/** Names are compared by at most so many others: a list of 100,000 names is no article. */
const MOST_COMPARED = 2_000;

const wordsOf = (value: string) => fold(value).replace(/[.'’]/g, '').split(/[^\p{L}\p{N}&]+/u).filter((word) => word !== '');
const core = (words: string[]) => words.filter((word, i) => !(i === 0 && word === 'the'));

/** Puts mentions of the same person, organisation, place, amount or date together, in order of first mention. */
export function groupMentions(found: readonly Found[]): { type: Entity['type']; name: string; mentions: Found[] }[] {
  const groups: Group[] = [];
  const exact = new Map<string, Group>();
  for (const mention of found) {
    const isName = mention.type !== 'MONEY' && mention.type !== 'DATE';
    const words = isName ? core(wordsOf(mention.value)) : [mention.value];
    const form = words.join(' ');
    const key = `${mention.type} ${form}`;
    let group = exact.get(key);
    if (!group) exact.set(key, (group = { type: mention.type, forms: new Map(), mentions: [] }));
    if (group.mentions.length === 0) groups.push(group);
    group.forms.set(form, words);
    group.mentions.push(mention);
  }
  return joinForms(groups, introductions(found)).map(({ type, mentions }) => {
    const sorted = mentions.sort((a, b) => Number(a.in !== 'title') - Number(b.in !== 'title') || a.start - b.start);
    return { type, name: nameOf(type, sorted), mentions: sorted };
  });
}

/** "Ministry of Forestry (Mifor)": what stands in brackets, and what it was introduced for. */
function introductions(found: readonly Found[]): Map<Found, Found> {
  const introduced = new Map<Found, Found>();
  found.forEach((mention, i) => {
    const before = found[i - 1];
    const follows = before?.type === mention.type && before.in === mention.in && before.end + ' ('.length === mention.start;
    if (follows && mention.inBrackets && mention.type !== 'PERSON' && !mention.value.includes(' ')) introduced.set(mention, before);
  });
  return introduced;
}

/** Each form joins the fuller form it is short for; where two persons share the name, the one named last before it. */
function joinForms(groups: Group[], introduced: ReadonlyMap<Found, Found>): Group[] {
  const out = new Set(groups);
  const names = groups.filter(({ type }) => type !== 'MONEY' && type !== 'DATE');
  if (names.length > MOST_COMPARED) return groups;
  const groupOf = new Map(groups.flatMap((group) => group.mentions.map((mention) => [mention, group] as const)));
  const introducedFor = new Map([...introduced].map(([short, long]) => [groupOf.get(short)!, groupOf.get(long)!]));
  const wordsIn = (group: Group) => [...group.forms.values()][0]!;
  for (const type of ['PERSON', 'ORGANIZATION', 'LOCATION'] as const) {
    const same = names.filter((group) => group.type === type).sort((a, b) => wordsIn(b).length - wordsIn(a).length);
    const home = new Map<Group, Group>();
    same.forEach((group, i) => {
      const fuller = same.slice(0, i).filter((other) => introducedFor.get(group) === other || isShortFor(type, wordsIn(group), wordsIn(other)));
      const roots = [...new Set(fuller.map((other) => home.get(other) ?? other))];
      const root = type === 'PERSON' ? lastNamedBefore(group, roots) : roots.length === 1 ? roots[0] : undefined;
      if (!root) return;
      home.set(group, root);
      root.mentions.push(...group.mentions);
      for (const [form, words] of group.forms) root.forms.set(form, words);
      out.delete(group);
    });
  }
  return [...out];
}

function lastNamedBefore(group: Group, roots: Group[]): Group | undefined {
  const at = group.mentions[0]!.start;
  const distance = (root: Group) => { const start = root.mentions[0]!.start; return start <= at ? at - start : 1e9 + start; };
  return roots.reduce<Group | undefined>((best, root) => (best === undefined || distance(root) < distance(best) ? root : best), undefined);
}

function isShortFor(type: Entity['type'], short: string[], long: string[]): boolean {
  if (short.length === 0 || short.length > long.length) return false;
  if (type === 'PERSON') return isShortName(short, long);
  return isAcronym(short, long) || (type === 'ORGANIZATION' && isWithoutDesignators(short, long));
}

/** "Tokayev", "Kassym-Jomart", "K. Tokayev", "Tayyip Erdoğan" for the full name: all its words, in order, initials counting. */
function isShortName(short: string[], long: string[]): boolean {
  let at = 0;
  for (const word of short) {
    while (at < long.length && long[at] !== word && !(word.length === 1 && long[at]!.startsWith(word))) at++;
    if (at++ >= long.length) return false;
  }
  return short.some((word) => word.length > 1 && !PARTICLES.has(word)) && (short.length > 1 || long.length > 1);
}

function isAcronym(short: string[], long: string[]): boolean {
  const letters = short.join('');
  if (short.length > 1 && short.some((word) => word.length > 1)) return false;
  if (letters.length < 2 || long.length < 2) return false;
  const all = long.map((word) => word[0]).join('');
  const main = long.filter((word) => !SMALL.has(word)).map((word) => word[0]).join('');
  return letters === all || letters === main;
}

function isWithoutDesignators(short: string[], long: string[]): boolean {
  const at = long.findIndex((_, i) => short.every((word, k) => long[i + k] === word));
  return at >= 0 && short.length < long.length && long.every((word, i) => (i >= at && i < at + short.length) || DESIGNATORS.has(word));
}

/** The fullest form; for a date what it comes to. */
function nameOf(type: Entity['type'], mentions: Found[]): string {
  if (type === 'DATE') return mentions[0]!.value;
  if (type === 'MONEY') return mentions[0]!.text.replace(/\s+/gu, ' ');
  const size = ({ value }: Found) => wordsOf(value).filter((word) => word.length > 1).length * 1000 + value.length;
  return mentions.reduce((best, mention) => (size(mention) > size(best) ? mention : best)).value;
}
