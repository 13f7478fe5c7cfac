import { readDocument } from '../documents/document.js';
import { collect } from '../fetching/body.js';
import { FetchFailure } from '../fetching/failure.js';
import { headerOf, type Answer, type FetchRequest } from '../fetching/fetcher.js';
import { unchanged, type Closing } from '../frontier/closing.js';
import { originOf, priority } from '../frontier/entry.js';
import type { LeasedEntry, LeasedHost } from '../frontier/lease-hosts.js';
import { isAllowedByRobots } from '../robots/robots.js';
import type { Answered } from '../schedule/pace.js';
import { longestIntervalMs } from '../schedule/revisit.js';
import { maxSitemapBytes } from '../sitemaps/sitemap.js';
import { cookieHeader, redirect } from '../urls/redirect.js';
import { answered, hostChange, idle } from './host-change.js';
import { failed, home, type Verdict, type Visit, type VisitTools } from './verdict.js';
import { followDocument, unchangedDocument } from './visit-document.js';
import { foreignType, nextCheck, publishPage } from './visit-page.js';
import { visitRobots } from './visit-robots.js';

const ROBOTS_ELSEWHERE_MS = 2_000;
const BROKEN_OFF_MS = 10_000;
const DAY = 24 * 3_600_000;
/** What a budget has kept waiting for so long is no news any more. */
const STALE_AFTER = 30 * DAY;

/** Uses a host's turn for one request at most: its robots.txt if that has to be known first, else its most urgent URL. */
export async function visit(host: LeasedHost, tools: VisitTools): Promise<Closing> {
  const { entry } = host;
  if (!entry) return idle(host, 0);
  if (entry.kind === 'robots') return visitRobots(host, entry.url, entry.chain, entry.allow, tools);
  const url = entry.chain?.url ?? entry.movedTo ?? entry.url;
  if (entry.source?.enabled === false && entry.priority !== priority.asked) {
    return { ...idle(host, 0), entry: { ...unchanged(entry, originOf(url)), outcome: 'postponed', reason: `disabled: ${entry.source.id} is switched off.`, dueInMs: DAY } };
  }
  if (!host.robotsFresh) {
    if (await tools.robots.isElsewhere(host)) return idle(host, ROBOTS_ELSEWHERE_MS);
    return visitRobots(host, `${host.origin}/robots.txt`, null, entry.allow, tools);
  }
  const refusal = await refusalOf(host, entry, url, tools);
  if (refusal) return { ...idle(host, 0), entry: { ...unchanged(entry, originOf(url)), ...refusal } };
  return request({ host, entry, url, at: new Date(host.at.getTime() + performance.now() - host.takenAt) }, tools);
}

/** Why a URL is not requested now, though it is its turn. */
async function refusalOf(host: LeasedHost, entry: LeasedEntry, url: string, { robots }: VisitTools): Promise<Verdict | null> {
  if (!isAllowedByRobots(await robots.rulesOf(host), url)) {
    const tries = entry.tries + 1;
    const reason = `robots: ${host.origin}/robots.txt does not allow ${new URL(url).pathname}.`;
    return { outcome: 'refused', reason, tries, dueInMs: entry.kind === 'page' && tries >= 5 ? null : DAY, ...home(entry, null) };
  }
  if (entry.kind === 'page' && entry.priority !== priority.asked && entry.source?.budgetLeft != null && entry.source.budgetLeft <= 0) {
    const isStale = host.at.getTime() - entry.foundAt.getTime() > STALE_AFTER;
    return { outcome: 'postponed', reason: `budget: ${entry.source.id} has fetched as many pages today as it may.`, dueInMs: isStale && entry.fetchedAt === null ? null : DAY - (host.at.getTime() % DAY) };
  }
  return null;
}

async function request(visited: Visit, tools: VisitTools): Promise<Closing> {
  const { entry, url } = visited;
  const wanted = { url, allow: entry.allow, headers: requestHeaders(entry) };
  try {
    const [answer, verdict] = entry.kind === 'page' ? await requestPage(visited, wanted, tools) : await requestDocument(visited, wanted, tools);
    return closing(visited, verdict, answered(answer.status), tools, answer);
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    return closing(visited, failed(entry, `${error.code}: ${error.message}`, error.retry), error.blames === 'host' ? 'failed' : 'well', tools, null);
  }
}

async function requestPage(visited: Visit, wanted: FetchRequest, tools: VisitTools): Promise<[Answer, Verdict]> {
  const { content, ...answer } = await tools.fetcher.read(wanted, async (body, { headers }) => (foreignType({ headers }) === null ? collect(body) : null));
  const response = { ...answer, body: content ?? Buffer.alloc(0) };
  if (isUnchanged(response, wanted)) return [response, { outcome: 'unchanged', ...nextCheck(visited.entry) }];
  return [response, withoutContent(visited, response) ?? (await publishPage(visited, response, tools))];
}

async function requestDocument(visited: Visit, wanted: FetchRequest, tools: VisitTools): Promise<[Answer, Verdict]> {
  const response = await tools.fetcher.read({ ...wanted, maxBytes: maxSitemapBytes }, (body, answer) => readDocument(body, headerOf(answer, 'content-type'), visited.url));
  const { content } = response;
  if (isUnchanged(response, wanted)) return [response, unchangedDocument(visited.entry, response, tools)];
  return [response, withoutContent(visited, response) ?? (await followDocument(visited, { ...response, content: content! }, tools))];
}

function requestHeaders(entry: LeasedEntry): Record<string, string> {
  const cookie = cookieHeader(entry.chain);
  // Who asks for a URL wants a page event, and gets none for "not modified". Nor do validators mean anything on the way of a redirect.
  const isConditional = entry.askedAt === null && entry.chain === null;
  return {
    ...(isConditional && entry.etag !== null && { 'if-none-match': entry.etag }),
    ...(isConditional && entry.lastModified !== null && { 'if-modified-since': entry.lastModified }),
    ...(cookie !== null && { cookie }),
  };
}

/** "Not modified" answers only who has asked whether it was. */
const isUnchanged = ({ status }: Answer, { headers }: FetchRequest): boolean => status === 304 && Boolean(headers?.['if-none-match'] ?? headers?.['if-modified-since']);

/** What follows from an answer that is no success; null if it is one. */
function withoutContent({ entry, url }: Visit, answer: Answer): Verdict | null {
  const { status } = answer;
  if (status >= 300 && status < 400 && status !== 304) return redirected(entry, answer, url);
  if (status === 404 || status === 410) return gone(entry, status);
  return status < 200 || status >= 300 ? failed(entry, `status ${status}: the server answered with it.`, true) : null;
}

/** A page is retired. A document is what a source lives by: where its loss may be an accident, it is soon looked for again. */
function gone(entry: LeasedEntry, status: 404 | 410): Verdict {
  const isDocument = entry.kind !== 'page' && entry.kind !== 'probe';
  return { ...failed(entry, `status ${status}: there is no such page.`, isDocument && status === 404), outcome: 'gone', ...(isDocument && status === 410 && { dueInMs: longestIntervalMs }) };
}

function redirected(entry: LeasedEntry, response: Answer, url: string): Verdict {
  const setCookies = response.headers.filter(([name]) => name === 'set-cookie').map(([, value]) => value);
  const next = redirect(response.status, headerOf(response, 'location'), url, entry.chain, setCookies);
  if ('refused' in next) return failed(entry, `redirect: ${next.refused}`, true);
  return { outcome: 'redirected', origin: originOf(next.chain.url), chain: next.chain, dueInMs: 0, answersAsk: false };
}

function closing({ host, entry }: Visit, verdict: Verdict, how: Answered, { random }: VisitTools, response: Answer | null): Closing {
  const change = hostChange(host, how, random(), response, verdict.reason ?? null);
  return { host, change, entry: { ...unchanged(entry, host.origin), ...verdict }, robots: null };
}

/** Ends a visit that nobody's answer has ended: the log of events did not acknowledge, or a fault of our own. The URL is not to blame. */
export function brokenOff(host: LeasedHost, error: unknown): Closing {
  const closed = idle(host, BROKEN_OFF_MS);
  if (!host.entry || host.entry.kind === 'robots') return closed;
  const tries = host.entry.tries + 1;
  return { ...closed, entry: { ...unchanged(host.entry, originOf(host.entry.chain?.url ?? host.entry.url)), outcome: 'postponed', reason: `internal: ${(error as Error).message}`, tries, dueInMs: Math.min(BROKEN_OFF_MS * 2 ** tries, DAY), answersAsk: false } };
}
