import { STATUS_CODES } from 'node:http';
import type { Exchange } from '../fetching/fetcher.js';
import { digest, newRecordId, type WarcRecord } from './record.js';

const HTTP_REQUEST = 'application/http; msgtype=request';
const HTTP_RESPONSE = 'application/http; msgtype=response';
const PROFILES = 'http://netpreserve.org/warc/1.1/revisit';

/** An earlier response of the same URL, to which a revisit refers. */
export interface Earlier {
  readonly id: string;
  readonly date: Date;
  readonly payloadDigest: string;
}

/** A response or revisit, and the request that led to it. */
export interface ExchangeRecords {
  readonly records: readonly [WarcRecord, WarcRecord];
  /** What the next revisit of the URL may refer to; null if this was one itself. */
  readonly earlier: Earlier | null;
}

/** The records of a fetch. A response that is the one before over again, or "not modified", is a revisit and carries no body. */
export function recordsOf(exchange: Exchange, earlier: Earlier | null): ExchangeRecords {
  const { url, at, body } = exchange;
  const payloadDigest = digest(body);
  const isUnchanged = exchange.status === 304;
  const isRevisit = isUnchanged || (earlier !== null && body.length > 0 && earlier.payloadDigest === payloadDigest);
  const id = newRecordId();
  const refers: (readonly [string, string])[] = earlier && isRevisit ? [['WARC-Refers-To', earlier.id], ['WARC-Refers-To-Target-URI', url], ['WARC-Refers-To-Date', earlier.date.toISOString()]] : [];
  const profile: (readonly [string, string])[] = isRevisit ? [['WARC-Profile', `${PROFILES}/${isUnchanged ? 'server-not-modified' : 'identical-payload-digest'}`]] : [];
  const response: WarcRecord = {
    type: isRevisit ? 'revisit' : 'response',
    id,
    date: at,
    fields: [['WARC-Target-URI', url], ...profile, ...refers, ['WARC-Payload-Digest', isUnchanged && earlier ? earlier.payloadDigest : payloadDigest]],
    contentType: HTTP_RESPONSE,
    block: responseBlock(exchange, !isRevisit),
  };
  const request: WarcRecord = { type: 'request', id: newRecordId(), date: at, fields: [['WARC-Target-URI', url], ['WARC-Concurrent-To', id]], contentType: HTTP_REQUEST, block: requestBlock(exchange) };
  return { records: [response, request], earlier: isRevisit ? null : { id, date: at, payloadDigest } };
}

function requestBlock({ url, requestHeaders }: Exchange): Buffer {
  const { pathname, search, host } = new URL(url);
  const headers = Object.entries(requestHeaders).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\n${headers.join('')}\r\n`, 'latin1');
}

/**
 * The body stands as it came, with its content-encoding. What only described the way it was sent (chunks) is renamed, because it is no longer
 * true; HTTP/2 is written as HTTP/1.1, for which alone the media type is defined.
 */
function responseBlock({ status, headers, body }: Exchange, withBody: boolean): Buffer {
  const lines = headers.map(([name, value]) => `${/^(transfer-encoding|content-length)$/.test(name) ? `x-archive-orig-${name}` : name}: ${value}\r\n`);
  const length = withBody ? [`content-length: ${body.length}\r\n`] : [];
  const head = Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${[...lines, ...length].join('')}\r\n`, 'latin1');
  return withBody ? Buffer.concat([head, body]) : head;
}
