import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type Contestant, newsreel, peers } from './contestants.js';
import { type Corpus, readCorpora } from './corpus.js';
import { type CorpusScore, type Prediction, scoreCorpus } from './score.js';

const usage = `npm run bench -- extraction [--corpus DIR] [--json] [--compare] [--ours]
  --corpus DIR  labelled pages, see test/bench/extraction/corpus.ts; without it the project's own pairs
  --compare     ours alone, and every page that got better or worse since the last run without --compare
  --ours        ours alone
  --json        one JSON object instead of the table`;
const ownPairs = 'apps/enrichment/extraction/pages';
const lastRun = 'dist/bench-results/extraction.json';
/** Rounds over the corpus after one to warm up; a page's time is the median of them. */
const rounds = 3;
/** Who needs more milliseconds than this for a round is not asked for another: the first, cold one counts. */
const slow = 5000;

interface Speed {
  readonly pagesPerSecond: number;
  readonly p99Ms: number;
}

interface Row {
  readonly corpus: string;
  readonly contestant: string;
  readonly speed: Speed;
  readonly score: CorpusScore | null;
}

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { corpus: { type: 'string' }, json: { type: 'boolean' }, compare: { type: 'boolean' }, ours: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) return console.log(usage);
  const corpora = readCorpora(values.corpus ?? ownPairs);
  const contestants = values.compare || values.ours ? [newsreel] : [newsreel, ...peers];
  const rows = corpora.flatMap((corpus) => contestants.map((contestant) => measure(corpus, contestant)));
  if (values.json) console.log(JSON.stringify({ machine: machine(), rows: rows.map(plainRow) }));
  else print(rows);
  if (values.compare) printChanges(rows);
  else save(rows);
}

function measure(corpus: Corpus, contestant: Contestant): Row {
  const predictions = new Map<string, Prediction | null>();
  const times = new Map<string, number[]>();
  const pass = () => {
    const start = performance.now();
    for (const page of corpus.pages) {
      const before = performance.now();
      predictions.set(page.gold.id, attempt(contestant, page));
      times.set(page.gold.id, [...(times.get(page.gold.id) ?? []), performance.now() - before]);
    }
    return performance.now() - start;
  };
  if (pass() < slow) {
    times.clear();
    for (let round = 0; round < rounds; round++) pass();
  }
  const medians = [...times.values()].map((each) => each.sort((a, b) => a - b)[each.length >> 1]!).sort((a, b) => a - b);
  const total = medians.reduce((sum, each) => sum + each, 0);
  const speed = { pagesPerSecond: (1000 * medians.length) / total, p99Ms: medians[Math.ceil(0.99 * medians.length) - 1] ?? 0 };
  const score = [...predictions.values()].some((one) => one !== null) ? scoreCorpus(corpus.pages.map(({ gold }) => gold), predictions) : null;
  return { corpus: corpus.name, contestant: contestant.name, speed, score };
}

/** An extractor that throws has found nothing. */
function attempt(contestant: Contestant, page: Corpus['pages'][number]): Prediction | null {
  try {
    return contestant.extract(page);
  } catch {
    return null;
  }
}

function machine(): string {
  return `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${cpus().length} threads, Node ${process.version}, one thread used`;
}

function plainRow({ score, ...row }: Row): object {
  return { ...row, score: score && { ...score, byPage: Object.fromEntries(score.byPage) } };
}

function print(rows: readonly Row[]): void {
  console.log(machine());
  const head = ['corpus', 'extractor', 'pages/s', 'p99 ms', 'F1', 'precision', 'recall', 'title', 'minute', 'day', 'authors P', 'authors R', 'language'];
  const body = rows.map(({ corpus, contestant, speed, score }) => {
    const figures = score ? [score.f1, score.precision, score.recall, score.title, score.minute, score.day, score.authorsPrecision, score.authorsRecall, score.language] : Array<null>(9).fill(null);
    return [corpus, contestant, speed.pagesPerSecond.toFixed(0), speed.p99Ms.toFixed(1), ...figures.map((figure) => (figure === null ? '' : figure.toFixed(3)))];
  });
  const widths = head.map((name, i) => Math.max(name.length, ...body.map((row) => row[i]!.length)));
  for (const row of [head, ...body]) console.log(row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ').trimEnd());
}

function save(rows: readonly Row[]): void {
  const pages = rows.filter(({ contestant }) => contestant === newsreel.name).map(({ corpus, score }) => [corpus, Object.fromEntries(score?.byPage ?? [])]);
  mkdirSync('dist/bench-results', { recursive: true });
  writeFileSync(lastRun, JSON.stringify(Object.fromEntries(pages)));
}

function printChanges(rows: readonly Row[]): void {
  let last: Record<string, Record<string, number>>;
  try {
    last = JSON.parse(readFileSync(lastRun, 'utf8')) as typeof last;
  } catch {
    return console.log(`Nothing to compare with: run once without --compare first, it writes ${lastRun}.`);
  }
  const changes = rows.flatMap(({ corpus, score }) =>
    [...(score?.byPage ?? [])].map(([id, now]) => ({ corpus, id, now, before: last[corpus]?.[id] })).filter((one) => one.before !== undefined && Math.abs(one.now - one.before) > 0.0005),
  );
  for (const { corpus, id, now, before } of changes.sort((a, b) => a.now - a.before! - (b.now - b.before!))) console.log(`${before!.toFixed(3)} -> ${now.toFixed(3)}  ${corpus}  ${id}`);
  console.log(`${changes.filter((one) => one.now > one.before!).length} pages better, ${changes.filter((one) => one.now < one.before!).length} worse`);
}
