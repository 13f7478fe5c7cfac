import { setTimeout as pause } from 'node:timers/promises';
import { ContractError, decode, toCloudEventJson } from '@newsreel/contracts';
import { RequestError } from '../editing/filter.js';
import type { ReelRecord } from '../reel/record.js';
import type { ReplaySink } from './sinks.js';

const LIMIT_MS = 30_000;
// What the API of newsreel takes at once is 16 MiB and 1,000 events; a page of 8 MiB is 11 MiB in base64.
const BATCH_CHARACTERS = 4 * 1024 * 1024;
const BATCH_EVENTS = 1_000;
const TRIES = 10;
const LONGEST_WAIT_MS = 60_000;

/** Whoever was to take the events does not, for reasons of its own. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
}

/** Posts each event to a URL by CloudEvents' HTTP protocol binding (binary mode). @throws AnswerError naming the answer if one is not taken */
export function toHttp(url: string): ReplaySink {
  return {
    write: async (records) => {
      for (const { headers, value, key } of records) {
        const sent = new Headers({ 'ce-partitionkey': encodeURIComponent(key?.toString('utf8') ?? '') });
        for (const [name, bytes] of Object.entries(headers)) {
          // The binding wants spaces, quotes, percents and what is not printable ASCII percent-encoded, but in the media type.
          const text = bytes.toString('utf8').replace(name === 'content-type' ? /[^\x20-\x7e]/gu : /[^\x21-\x7e]|["%]/gu, (character) => encodeURIComponent(character));
          sent.set(name.startsWith('ce_') ? `ce-${name.slice(3)}` : name, text);
        }
        const answer = await send(url, sent, value === null ? null : new Uint8Array(value));
        await answer.arrayBuffer();
        if (!answer.ok) throw new AnswerError(`${url} answered ${answer.status} to the event ${idOf(headers)}; nothing after it was sent.`);
      }
    },
  };
}

export interface ApiOptions {
  /** Of a running newsreel: `http://127.0.0.1:8080`. */
  readonly url: string;
  /** A key with the scope admin, where the API wants one. */
  readonly key?: string;
}

/**
 * Posts to `/api/v1/events` of a running newsreel, in batches, at the pace at which it takes them.
 * @throws RequestError with its own words if it refuses, AnswerError if it does not answer or has failed
 */
export function toApi({ url, key }: ApiOptions): ReplaySink {
  const target = new URL('/api/v1/events', url).href;
  const headers = { 'content-type': 'application/cloudevents-batch+json', ...(key && { authorization: `Bearer ${key}` }) };
  return {
    write: async (records) => {
      for (const batch of batchesOf(records)) await post(target, headers, batch);
    },
  };
}

function* batchesOf(records: readonly ReelRecord[]): Generator<string> {
  let batch: string[] = [];
  let characters = 0;
  for (const record of records) {
    const json = structured(record);
    if (batch.length > 0 && (batch.length >= BATCH_EVENTS || characters + json.length > BATCH_CHARACTERS)) {
      yield `[${batch.join(',')}]`;
      batch = [];
      characters = 0;
    }
    batch.push(json);
    characters += json.length;
  }
  if (batch.length > 0) yield `[${batch.join(',')}]`;
}

function structured(record: ReelRecord): string {
  try {
    return JSON.stringify(toCloudEventJson(decode(record)));
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    throw new RequestError(`The event ${idOf(record.headers)} can't be sent: ${error.message}`);
  }
}

async function post(url: string, headers: Record<string, string>, body: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    const answer = await send(url, headers, body, ' Is newsreel running there?');
    const text = await answer.text();
    if (answer.ok) return;
    const busy = answer.status === 429 || answer.status === 503;
    if (!busy || tries === TRIES) {
      const isRefused = answer.status >= 400 && answer.status < 500 && !busy;
      throw new (isRefused ? RequestError : AnswerError)(`${url} answered ${answer.status}: ${detailOf(text)} Nothing of this batch or after it was sent.`);
    }
    await pause(Math.min(LONGEST_WAIT_MS, Number(answer.headers.get('retry-after') ?? 1) * 1000 || 1000));
  }
}

function send(url: string, headers: Headers | Record<string, string>, body: string | Uint8Array<ArrayBuffer> | null, hint = ''): Promise<Response> {
  return fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(LIMIT_MS) }).catch((error: Error) => {
    throw new AnswerError(`${url} does not answer (${((error.cause as Error | undefined) ?? error).message}).${hint}`);
  });
}

/** What a problem document says (RFC 9457). */
function detailOf(text: string): string {
  try {
    return (JSON.parse(text) as { detail?: string }).detail ?? text.slice(0, 200);
  } catch {
    return text.slice(0, 200);
  }
}

const idOf = (headers: Readonly<Record<string, Buffer>>): string => headers.ce_id?.toString('utf8') ?? '(without id)';
