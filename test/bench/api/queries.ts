import { nameOf, word } from '../store/generate.js';

/** A filter with a value that many articles have, some, or hardly any. */
const singles: Readonly<Record<string, string>> = {
  'country-common': 'country=US',
  'country-rare': 'country=LK',
  region: 'region=143',
  subdivision: 'region=KZ-75',
  'entity-common': `entity=${encodeURIComponent(nameOf(3))}`,
  'entity-rare': `entity=${encodeURIComponent(nameOf(30_000))}`,
  type: 'type=PERSON',
  'source-common': 'source=source-0',
  'source-rare': 'source=source-350',
  'language-common': 'language=en',
  'language-rare': 'language=el',
  'q-common': `q=${word(40)}`,
  'q-some': `q=${word(900)}`,
  'q-rare': `q=${word(25_000)}`,
  // Each of its words is in two articles of three, both side by side in one of 160.
  'q-phrase': `q=${encodeURIComponent(`"${word(15)} ${word(17)}"`)}`,
  time: 'publishedFrom=2026-01-01&publishedTo=2026-01-15',
};

export interface Query {
  readonly name: string;
  /** The query string, without paging. */
  readonly search: string;
}

const parameter = (search: string): string => search.split('=')[0]!;

/** No filter, each filter, and each pair of different filters. */
export function queries(): Query[] {
  const list = Object.entries(singles).map(([name, search]) => ({ name, search }));
  const pairs = list.flatMap((a, i) => list.slice(i + 1).filter((b) => parameter(b.search) !== parameter(a.search)).map((b) => ({ name: `${a.name}+${b.name}`, search: `${a.search}&${b.search}` })));
  return [{ name: 'all', search: '' }, ...list, ...pairs];
}

export const rankedQueries = (): Query[] => ['q-common', 'q-some', 'q-rare', 'q-phrase'].map((name) => ({ name: `ranked-${name}`, search: `${singles[name]!}&sort=relevance` }));
