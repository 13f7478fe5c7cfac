import type { Bus } from '@newsreel/bus';
import type { DataSource } from 'typeorm';
import type { Fetcher } from '../fetching/fetcher.js';
import type { EntryChange } from '../frontier/closing.js';
import { originOf, priority } from '../frontier/entry.js';
import type { LeasedEntry, LeasedHost } from '../frontier/lease-hosts.js';
import type { RobotsCache } from '../frontier/robots-cache.js';
import { longestIntervalMs, nextTry } from '../schedule/revisit.js';

export interface VisitTools {
  readonly database: DataSource;
  readonly fetcher: Fetcher;
  readonly robots: RobotsCache;
  readonly bus: Pick<Bus, 'publish'>;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** One request. `at` is the database's time when it was made: fetch times of all workers are of one clock. */
export interface Visit {
  readonly host: LeasedHost;
  readonly entry: LeasedEntry;
  readonly url: string;
  readonly at: Date;
}

/** Everything about a URL's row that an answer decides; the rest stays. */
export type Verdict = Partial<EntryChange> & Pick<EntryChange, 'dueInMs' | 'outcome'>;

/** The request is to be made again, or has failed often enough. Documents are never given up: they are what a source consists of. */
export function failed(entry: LeasedEntry, reason: string, retry: boolean): Verdict {
  const tries = Math.min(entry.tries + 1, 1_000);
  const later = retry ? nextTry(tries) : null;
  const canBeGivenUp = entry.kind === 'page' || entry.kind === 'probe';
  return { outcome: 'failed', reason, tries, dueInMs: later ?? (canBeGivenUp ? null : longestIntervalMs), ...home(entry, null) };
}

/** Back to the URL's own host, or to where it has moved for good, without what a redirect has left. */
export const home = (entry: LeasedEntry, movedTo = entry.movedTo) => ({ chain: null, movedTo, origin: originOf(movedTo ?? entry.url), priority: ordinaryPriority(entry) });

/** Where a chain of redirects has led for good; null unless all its hops were permanent. */
export const movedToBy = (entry: LeasedEntry, url: string): string | null => (entry.chain ? (entry.chain.permanent ? url : null) : entry.movedTo);

/** The priority of one that was asked for, once that has been answered. */
export function ordinaryPriority(entry: LeasedEntry) {
  if (entry.kind !== 'page') return entry.priority === priority.asked ? priority.document : entry.priority;
  return entry.priority === priority.asked ? (entry.fetchedAt ? priority.edit : priority.new) : entry.priority;
}
