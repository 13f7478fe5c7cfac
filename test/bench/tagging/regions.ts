import path from 'node:path';
import { pathToFileURL } from 'node:url';
import nlp from 'compromise';
import { type Counts, emptyScore, type RegionFound, type RegionGold, type RegionMistake, type RegionScore, scoreRegions, type Share } from './region-score.js';

type TagText = typeof import('../../../apps/enrichment/pipeline/tag.js');
type TagRegions = typeof import('../../../apps/enrichment/regions/tag.js');
type Load = typeof import('../../../apps/enrichment/regions/gazetteer/load.js');
/** What `npm run build` made: there the compiled gazetteer and the model lie beside the code. */
const built = (file: string) => import(pathToFileURL(path.resolve('dist/apps/enrichment', file)).href);

interface Result { score: RegionScore; docsPerSecond: number; mistakes: RegionMistake[] }

/** Runs over the documents of a geoparsing corpus: the whole tagger, places by gazetteer and rules alone, and compromise, the library one would install instead. */
export async function benchRegions(docs: RegionGold[], write: (line: string) => void, errors: boolean): Promise<Record<string, unknown>> {
  const { tagText } = (await built('pipeline/tag.js')) as TagText;
  const { tagRegions } = (await built('regions/tag.js')) as TagRegions;
  const { gazetteer } = (await built('regions/gazetteer/load.js')) as Load;
  const started = performance.now();
  gazetteer();
  const loadMs = performance.now() - started;
  const document = ({ text, language, homeCountry }: RegionGold) => ({ title: null, text, language: language ?? 'en', homeCountry: homeCountry ?? null, publishedAt: null });
  const codes = (tags: ReturnType<typeof tagRegions>): RegionFound => ({ places: tags.places, countries: tags.countries.map(({ code }) => code) });
  const results = {
    newsreel: run(docs, (doc) => codes(tagText(document(doc)))),
    'newsreel, regions alone': run(docs, (doc) => codes(tagRegions(document(doc)))),
    compromise: run(docs, byCompromise),
  };
  write(`regions: ${docs.length} documents, gazetteer loaded in ${loadMs.toFixed(0)} ms\n`);
  write(`${''.padEnd(44)}${['P', 'R', 'F1', 'right', 'found', 'gold'].map((head) => head.padStart(8)).join('')}`);
  for (const [name, { score, docsPerSecond }] of Object.entries(results)) {
    for (const key of ['toponyms', 'toponymsExact', 'countries', 'countriesAll'] as const) write(row(`${name} ${key}`, score[key]));
    for (const key of ['within161Km', 'country'] as const) write(`${name} ${key}: ${share(score[key]).toFixed(4)} (${score[key].right} of ${score[key].of} pairs)`);
    write(`${name}: ${docsPerSecond.toFixed(0)} documents per core-second\n`);
  }
  if (errors) for (const { kind, id, text } of results.newsreel.mistakes) write(`${kind}\t${id}\t${text}`);
  return { documents: docs.length, loadMs, ...Object.fromEntries(Object.entries(results).map(([name, { score, docsPerSecond }]) => [name, { docsPerSecond, ...score }])) };
}

function run(docs: RegionGold[], find: (doc: RegionGold) => RegionFound): Result {
  for (const doc of docs.slice(0, 50)) find(doc); // so that the compiler is warm
  const before = process.cpuUsage();
  const found = docs.map(find);
  const { user, system } = process.cpuUsage(before);
  const score = emptyScore();
  const mistakes = docs.flatMap((doc, i) => scoreRegions(score, doc, found[i]!));
  return { score, docsPerSecond: (docs.length / (user + system)) * 1e6, mistakes: mistakes.sort((a, b) => a.kind.localeCompare(b.kind)) };
}

/** compromise finds the spans of places and knows nothing of where they are. */
function byCompromise({ text }: RegionGold): RegionFound {
  const places = nlp(text).places().json({ offset: true }) as { offset: { start: number; length: number } }[];
  return { places: places.map(({ offset: { start, length } }) => ({ start, end: start + length, lat: null, lon: null, country: null })), countries: [] };
}

const share = ({ right, of }: Share): number => (of ? right / of : 0);

function row(name: string, { right, predicted, gold }: Counts): string {
  const [p, r] = [predicted ? right / predicted : 0, gold ? right / gold : 0];
  const f1 = p + r ? (2 * p * r) / (p + r) : 0;
  return `${name.padEnd(44)}${[p, r, f1].map((value) => value.toFixed(4).padStart(8)).join('')}${[right, predicted, gold].map((value) => String(value).padStart(8)).join('')}`;
}
