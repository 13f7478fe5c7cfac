import { createHash } from 'node:crypto';
import type { NewsEvent, PageAttributes } from '@newsreel/contracts';

/** A fetched page, as the pipeline reads it. */
export interface Page {
  /** The requested URL, canonicalized. */
  readonly url: string;
  readonly finalUrl: string;
  readonly status: number;
  /** What the web server said, or null. */
  readonly contentType: string | null;
  readonly body: Uint8Array;
  readonly pageEventId: string;
  /** ISO 8601 with a zone. */
  readonly fetchedAt: string;
  readonly source: { readonly id: string | null; readonly homeCountry: string | null };
}

export function pageOf(event: NewsEvent<Buffer>): Page {
  const attributes = event.extensions as PageAttributes;
  return {
    url: event.subject ?? event.key,
    finalUrl: attributes.finalurl,
    status: Number(attributes.status),
    contentType: event.contentType,
    // A copy of its own: the event's bytes are a view into a whole batch, and a worker would be sent all of that.
    body: Uint8Array.from(event.data),
    pageEventId: event.id,
    fetchedAt: event.time,
    source: { id: attributes.sourceid ?? null, homeCountry: attributes.homecountry ?? null },
  };
}

/** The same page and the same versions give the same id, however often the page is read. */
export function enrichedEventId(pageEventId: string, extractorVersion: string, taggerVersion: string): string {
  return createHash('sha256').update(`${pageEventId}\n${extractorVersion}\n${taggerVersion}`).digest('hex');
}
