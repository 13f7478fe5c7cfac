import { similarity } from '@newsreel/contracts';
import { extractorOf } from './pipeline.js';

/** A page that was read as an article, as far as revisions need it. */
export interface Fetch {
  readonly pageEventId: string;
  readonly fetchedAt: Date;
  /** The article id by the page's own canonical URL, and the hash of title and text: together they name the content. */
  readonly ownId: string;
  readonly contentSha256: string;
  readonly pipeline: string;
  /** Fetches of the same run that followed this one and are no longer kept. */
  readonly pruned: number;
}

/** A maximal run of fetches with equal content. */
export interface Run {
  readonly first: Fetch;
  readonly last: Fetch;
  readonly fetches: number;
  /** The fetch whose content the revision shows: by the newest pipeline, of those the first. */
  readonly best: Fetch;
}

/** Two versions of the extractor seldom cut a text alike; from here on they are taken to have read the same. */
const NEARLY_THE_SAME = 0.9;

/**
 * Cuts an article's fetches, in order of (fetchedAt, pageEventId), into revisions. Hashes are compared within one extractor version.
 * Where the version changes, a text that is nearly the same goes on with the run: a better extractor is no edit by the publisher.
 * @param fingerprintOf the fingerprint of a fetch's text; asked for only where versions differ.
 */
export function runsOf(fetches: readonly Fetch[], fingerprintOf: (fetch: Fetch) => string | null): Run[] {
  const runs: Run[] = [];
  let hashes = new Map<string, string>();
  for (const fetch of fetches) {
    const run = runs.at(-1);
    if (run && continues(run, hashes, fetch, fingerprintOf)) {
      runs[runs.length - 1] = { ...run, last: fetch, fetches: run.fetches + 1 + fetch.pruned, best: fetch.pipeline > run.best.pipeline ? fetch : run.best };
    } else {
      runs.push({ first: fetch, last: fetch, fetches: 1 + fetch.pruned, best: fetch });
      hashes = new Map();
    }
    hashes.set(extractorOf(fetch.pipeline), fetch.contentSha256);
  }
  return runs;
}

function continues(run: Run, hashes: ReadonlyMap<string, string>, fetch: Fetch, fingerprintOf: (fetch: Fetch) => string | null): boolean {
  const comparable = hashes.get(extractorOf(fetch.pipeline));
  if (comparable !== undefined) return comparable === fetch.contentSha256;
  if (run.last.contentSha256 === fetch.contentSha256) return true;
  const [before, now] = [fingerprintOf(run.last), fingerprintOf(fetch)];
  return before !== null && now !== null && areAlike(before, now);
}

function areAlike(before: string, now: string): boolean {
  try {
    return similarity(before, now) >= NEARLY_THE_SAME;
  } catch {
    // One is of a pipeline that made other fingerprints: nobody can tell, so it counts as an edit.
    return false;
  }
}
