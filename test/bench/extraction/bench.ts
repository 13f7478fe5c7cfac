import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { barePass, type Contestant, newsreel, peers, withoutNames } from './contestants.js';
import { type Corpus, readCorpora } from './corpus.js';
import { fuzz, printFuzz } from './fuzz.js';
import { type CorpusScore, type Prediction, scoreByHosts, scoreCorpus } from './score.js';
import { measureStability, printStability } from './stability.js';
import { changes, load, type Run, store } from './stored.js';

const usage = `npm run bench -- extraction [--corpus DIR] [--json] [--compare [--with FILE]] [--ours] [--hosts] [--renamed] [--stability] [--fuzz SECONDS]
  --corpus DIR  labelled pages, see test/bench/extraction/corpus.ts; without it the project's own pairs
  --compare     ours alone, and every page that got better or worse since the last run without --compare
  --with FILE   compares with this file instead, which an earlier run wrote
  --ours        ours, and the bare pass that its speed is measured against
  --hosts       ours alone, and F1 on each fifth of the hosts: what depends on a few sites shows there
  --renamed     ours alone, also with 30, 60 and 100 % of all class and id names made up
  --stability   every page again with other teasers, ads, tokens and comments: is the article the same?
  --fuzz SECONDS  made-up hostile pages through the real worker
  --json        one JSON object instead of the table`;
const ownPairs = 'apps/enrichment/extraction/pages';
const lastRun = 'dist/bench-results/extraction.json';
/** Rounds over the corpus that are timed; a page's time is the median of them. */
const rounds = 3;
/** Passes before anything is timed: a service runs warm. */
const warmUps = 3;
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
  /** F1 on each fifth of the hosts, if it was asked for. */
  readonly byHosts: readonly number[];
}

export async function run(args: string[]): Promise<void> {
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({ args, options: { corpus: { type: 'string' }, with: { type: 'string' }, json: flag, compare: flag, ours: flag, hosts: flag, renamed: flag, stability: flag, fuzz: { type: 'string' }, help: flag } });
  if (values.help) return console.log(usage);
  if (values.fuzz !== undefined) return report(await fuzz(Number(values.fuzz)), printFuzz, values.json);
  const corpora = readCorpora(values.corpus ?? ownPairs);
  if (values.stability) return report(corpora.map(measureStability), printStability, values.json);
  const contestants = values.renamed ? [newsreel, ...[0.3, 0.6, 1].map(withoutNames)] : values.compare || values.hosts ? [newsreel] : values.ours ? [newsreel, barePass] : [newsreel, ...peers];
  const rows = corpora.flatMap((corpus) => contestants.map((contestant) => measure(corpus, contestant, values.hosts)));
  if (values.json) console.log(JSON.stringify({ machine: machine(), rows: rows.map(plainRow) }));
  else print(rows);
  const now: Run = Object.fromEntries(rows.filter(({ contestant }) => contestant === newsreel.name).map(({ corpus, score }) => [corpus, Object.fromEntries(score?.byPage ?? [])]));
  if (!values.compare) return store(lastRun, now);
  const before = load(values.with ?? lastRun);
  console.log(before ? changes(before, now).join('\n') : `Nothing to compare with: ${values.with ?? lastRun} is not there. A run without --compare writes ${lastRun}.`);
}

function report<Found>(found: Found, show: (found: Found) => void, asJson: boolean | undefined): void {
  if (asJson) console.log(JSON.stringify(found));
  else show(found);
}

function measure(corpus: Corpus, contestant: Contestant, isByHosts = false): Row {
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
    for (let warm = 1; warm < warmUps; warm++) pass();
    times.clear();
    for (let round = 0; round < rounds; round++) pass();
  }
  const medians = [...times.values()].map((each) => each.sort((a, b) => a - b)[each.length >> 1]!).sort((a, b) => a - b);
  const total = medians.reduce((sum, each) => sum + each, 0);
  const speed = { pagesPerSecond: (1000 * medians.length) / total, p99Ms: medians[Math.ceil(0.99 * medians.length) - 1] ?? 0 };
  const gold = corpus.pages.map((page) => page.gold);
  const score = [...predictions.values()].some((one) => one !== null) ? scoreCorpus(gold, predictions) : null;
  return { corpus: corpus.name, contestant: contestant.name, speed, score, byHosts: isByHosts && score ? scoreByHosts(gold, predictions) : [] };
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
  const head = ['corpus', 'extractor', 'pages/s', 'p99 ms', 'F1', 'precision', 'recall', 'title', 'minute', 'day', 'authors P', 'authors R', 'language', 'no article', 'incomplete'];
  const body = rows.map(({ corpus, contestant, speed, score }) => {
    const figures = score ? [score.f1, score.precision, score.recall, score.title, score.minute, score.day, score.authorsPrecision, score.authorsRecall, score.language, score.noArticle, score.incomplete] : Array<null>(11).fill(null);
    return [corpus, contestant, speed.pagesPerSecond.toFixed(0), speed.p99Ms.toFixed(1), ...figures.map((figure) => (figure === null ? '' : figure.toFixed(3)))];
  });
  const widths = head.map((name, i) => Math.max(name.length, ...body.map((row) => row[i]!.length)));
  for (const row of [head, ...body]) console.log(row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ').trimEnd());
  for (const { corpus, byHosts } of rows) if (byHosts.length > 0) console.log(`${corpus}, F1 by fifths of the hosts: ${byHosts.map((f1) => f1.toFixed(3)).join('  ')}`);
}
