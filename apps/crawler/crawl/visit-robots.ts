import { FetchFailure } from '../fetching/failure.js';
import { headerOf, type Fetched } from '../fetching/fetcher.js';
import { unchanged, type Closing, type EntryChange, type RobotsChange } from '../frontier/closing.js';
import { originOf, type Chain } from '../frontier/entry.js';
import type { LeasedHost } from '../frontier/lease-hosts.js';
import { productToken } from '../frontier/robots-cache.js';
import { maxRobotsBytes, parseRobots } from '../robots/robots.js';
import type { Answered } from '../schedule/pace.js';
import { redirect } from '../urls/redirect.js';
import { answered, hostChange } from './host-change.js';
import { failed, type VisitTools } from './verdict.js';

/** At most a day (RFC 9309, section 2.4). */
const FRESH_MS = 24 * 3_600_000;
const UNREACHABLE_WAIT_MS = 60_000;

/**
 * Uses the host's turn for a robots.txt: its own, or one that was redirected to it. RFC 9309, section 2.3.1: there is none on 4xx or after
 * too many redirects, and then everything is allowed; on 5xx or no answer nothing is.
 */
export async function visitRobots(host: LeasedHost, robotsUrl: string, chain: Chain | null, allow: readonly string[], tools: VisitTools): Promise<Closing> {
  const origin = originOf(robotsUrl);
  const url = chain?.url ?? robotsUrl;
  const close = (robots: RobotsChange, how: Answered, response: Fetched | null, retry = true): Closing => {
    if (robots.kind !== 'unreachable') return { host, change: hostChange(host, how, tools.random(), response, null), entry: null, robots };
    const change = hostChange(host, how, tools.random(), response, robots.reason);
    return { host, change: { ...change, waitMs: Math.max(change.waitMs, robots.waitMs), error: robots.reason }, entry: failedEntry(host, robots.reason, retry), robots };
  };
  try {
    const response = await tools.fetcher.get({ url, allow }, maxRobotsBytes);
    return close(robotsOf(response, url, origin, chain, allow), answered(response.status), response);
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    const reason = `${error.code}: ${url} can't be fetched, so nothing of the host is. ${error.message}`;
    return close(unreachable(origin, reason), error.blames === 'host' ? 'failed' : 'well', null, error.retry);
  }
}

/** The URL for whose sake robots.txt was asked for has failed with it: a host that never answers would otherwise be asked for ever. */
function failedEntry({ entry, origin }: LeasedHost, reason: string, retry: boolean): EntryChange | null {
  return entry && entry.kind !== 'robots' ? { ...unchanged(entry, origin), ...failed(entry, reason, retry) } : null;
}

function robotsOf(response: Fetched, url: string, origin: string, chain: Chain | null, allow: readonly string[]): RobotsChange {
  const { status } = response;
  if (status >= 200 && status < 300) return known(origin, response.body.toString('utf8'));
  if (status === 429 || status >= 500) return unreachable(origin, `robots-unreachable: ${url} answers ${status}, so nothing of the host is fetched (RFC 9309, section 2.3.1.4).`);
  if (status >= 300 && status < 400 && status !== 304) {
    const next = redirect(status, headerOf(response, 'location'), url, chain, []);
    if ('chain' in next) return { kind: 'redirected', origin, chain: next.chain, allow };
  }
  return known(origin, '');
}

function known(origin: string, body: string): RobotsChange {
  const { crawlDelay } = parseRobots(body, productToken);
  // U+0000 is the one character that PostgreSQL's text can't hold.
  return { kind: 'known', origin, body: body.replaceAll('\0', ''), delayMs: crawlDelay === null ? null : Math.round(Math.min(crawlDelay, 86_400) * 1_000), freshMs: FRESH_MS };
}

const unreachable = (origin: string, reason: string): RobotsChange => ({ kind: 'unreachable', origin, reason, waitMs: UNREACHABLE_WAIT_MS });
