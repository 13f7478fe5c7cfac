import { headerOf, type Answer, type Fetched } from '../fetching/fetcher.js';
import { priority } from '../frontier/entry.js';
import type { LeasedEntry } from '../frontier/lease-hosts.js';
import { nextEditCheck } from '../schedule/revisit.js';
import { pageEvent } from './page-event.js';
import { impostorOf } from './walls.js';
import { failed, home, movedToBy, type Verdict, type Visit, type VisitTools } from './verdict.js';

/** Types that are surely no page. A server that names none, or a wrong one of text, is believed to have sent HTML. */
const foreign = /^(image|audio|video|font)\/|^application\/(pdf|zip|gzip|octet-stream|x-tar|msword|vnd\.)/;

/** The type of what is surely no page, which is not worth reading; null if it may be one. */
export function foreignType(answer: Pick<Answer, 'headers'>): string | null {
  const type = (headerOf(answer, 'content-type') ?? '').trim().toLowerCase();
  return foreign.test(type) ? type.slice(0, 100) : null;
}

/** Publishes a page; what it returns is only written once the log has acknowledged the event. */
export async function publishPage({ entry, url, at }: Visit, response: Fetched, { bus }: VisitTools): Promise<Verdict> {
  const type = foreignType(response);
  if (type !== null) return failed(entry, `no page: it is ${type}.`, false);
  if (response.body.length === 0) return failed(entry, `empty: it answers ${response.status} without a body.`, true);
  const impostor = impostorOf(entry.url, url, response.body, headerOf(response, 'content-type'));
  if (impostor) return failed(entry, impostor, true);
  const event = pageEvent({ url: entry.url, finalUrl: url, fetchedAt: at, response, source: entry.source });
  await bus.publish([event]);
  return {
    outcome: 'published',
    ...home(entry, movedToBy(entry, url)),
    ...nextCheck(entry),
    ...validators(response, entry, event.extensions.bodysha256!),
    bodySha256: event.extensions.bodysha256!,
    fetchedAt: at,
    pageEventId: event.id,
  };
}

/** When the next edit check is due. A URL that was asked for by itself belongs to nobody who would want one. */
export function nextCheck(entry: LeasedEntry): Pick<Verdict, 'dueInMs' | 'editStep' | 'priority' | 'tries'> {
  const dueInMs = entry.source === null ? null : nextEditCheck(entry.editStep, entry.source.editRate);
  return { dueInMs, editStep: Math.min(entry.editStep + 1, 100), priority: priority.edit, tries: 0 };
}

/** What to send along the next time (RFC 9110, section 8.8); nothing to a server that gives other bytes the same ETag: it would hide edits. */
export function validators(response: Answer, entry: LeasedEntry, bodySha256: string): Pick<Verdict, 'etag' | 'lastModified'> {
  const etag = headerOf(response, 'etag');
  const isStale = etag !== null && etag === entry.etag && entry.bodySha256 !== null && entry.bodySha256 !== bodySha256;
  if (isStale) return { etag: null, lastModified: null };
  return { etag: etag?.slice(0, 500) ?? null, lastModified: headerOf(response, 'last-modified')?.slice(0, 100) ?? null };
}
