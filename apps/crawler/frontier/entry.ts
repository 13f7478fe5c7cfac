import { createHash } from 'node:crypto';

/**
 * `page` is published; the others name pages. `site` is where a source was said to be, until it is known what that is and afterwards if it is
 * a front page that has feeds; `probe` is a usual place for a feed or sitemap, and forgotten if there is none.
 */
export type Kind = 'page' | 'robots' | 'site' | 'probe' | 'feed' | 'sitemap' | 'section' | 'list';

/** Lower goes first. A document before pages: it is what brings the news. */
export const priority = { asked: 0, document: 1, new: 2, edit: 3, old: 4 } as const;
export type Priority = (typeof priority)[keyof typeof priority];

/** Where a redirect has led so far. Kept in the frontier between its hops, each of which takes the turn of its own host. */
export interface Chain {
  /** The URL to request next. */
  readonly url: string;
  /** The URLs requested before, oldest first. */
  readonly hops: readonly string[];
  /** Cookies by host; they live as long as the chain. */
  readonly cookies: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Whether every hop so far was a permanent redirect. */
  readonly permanent: boolean;
}

/**
 * The frontier's key: 128 bits of SHA-256 over role and canonical URL, so that a feed may also be asked for as a page.
 * All documents share one role: what they are is known only when they have been fetched.
 */
export function entryKey(kind: Kind, url: string): string {
  const role = kind === 'page' || kind === 'robots' ? kind : 'document';
  return createHash('sha256').update(`${role} ${url}`).digest('hex').slice(0, 32);
}

export const originOf = (url: string): string => new URL(url).origin;
