import type { Chain } from './entry.js';
import type { LeasedEntry, LeasedHost } from './lease-hosts.js';

/** Stable words for what became of a request, for programs, metrics and the tables. */
export type VisitOutcome = 'published' | 'unchanged' | 'read' | 'redirected' | 'refused' | 'gone' | 'failed' | 'postponed';

/** What of a URL's row a lease shows and a closing writes. */
type Kept = Pick<LeasedEntry, 'key' | 'kind' | 'priority' | 'tries' | 'etag' | 'lastModified' | 'bodySha256' | 'chain' | 'movedTo' | 'editStep' | 'entries'>;

/** What a URL's row becomes when its lease is closed. */
export interface EntryChange extends Kept {
  /** Of the host whose turn the next request takes. */
  readonly origin: string;
  /** Milliseconds from now; null retires the URL. */
  readonly dueInMs: number | null;
  readonly intervalS: number | null;
  readonly broughtNew: boolean;
  readonly outcome: VisitOutcome;
  readonly reason: string | null;
  /** Set where a response with a body came. */
  readonly fetchedAt: Date | null;
  readonly pageEventId: string | null;
  /** False while the answer is still to come: a redirect that is being followed. */
  readonly answersAsk: boolean;
}

/** What the request, if one was made, says about the host. */
export interface HostChange {
  readonly requested: boolean;
  /** Milliseconds until its next turn. */
  readonly waitMs: number;
  readonly slowdown: number;
  readonly failures: number;
  readonly error: string | null;
}

/** What is now known of a host's robots.txt, wherever it was found. */
export type RobotsChange =
  | { readonly kind: 'known'; readonly origin: string; readonly body: string; readonly delayMs: number | null; readonly freshMs: number }
  | { readonly kind: 'redirected'; readonly origin: string; readonly chain: Chain; readonly allow: readonly string[] }
  | { readonly kind: 'unreachable'; readonly origin: string; readonly reason: string; readonly waitMs: number };

/** The end of a lease: everything in it becomes true at once, or nothing does. */
export interface Closing {
  readonly host: LeasedHost;
  readonly change: HostChange;
  readonly entry: EntryChange | null;
  readonly robots: RobotsChange | null;
}

/** The row as it is; a closing says what differs. */
export function unchanged(entry: LeasedEntry, origin: string): Omit<EntryChange, 'dueInMs' | 'outcome'> {
  const { key, kind, priority, tries, etag, lastModified, bodySha256, chain, movedTo, editStep, intervalMs, entries } = entry;
  return {
    ...{ key, kind, origin, priority, tries, etag, lastModified, bodySha256, chain, movedTo, editStep, entries },
    intervalS: intervalMs === null ? null : Math.round(intervalMs / 1_000),
    broughtNew: false,
    reason: null,
    fetchedAt: null,
    pageEventId: null,
    answersAsk: true,
  };
}
