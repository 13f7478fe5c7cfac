import { z } from 'zod';
import { LimitError } from '../workers/limits.js';
import type { WorkerPool } from '../workers/pool.js';
import { inOrder } from './in-order.js';
import { lines } from './lines.js';

const Id = z.union([z.string(), z.number()]);
const PageLine = z.object({ id: Id, url: z.string().min(1), contentType: z.string().nullish(), bodyBase64: z.string() });
const TextLine = z.object({
  id: Id,
  title: z.string().nullish(),
  text: z.string(),
  language: z.string().nullish(),
  homeCountry: z.string().regex(/^[A-Z]{2}$/, 'is two capital letters, as in ISO 3166-1').nullish(),
  publishedAt: z.string().nullish(),
});

// A page of 10 MiB in Base64, with its JSON around it.
const MAX_LINE = 15 * 1024 * 1024;

export interface JsonLinesOptions {
  readonly input: AsyncIterable<Uint8Array>;
  readonly pool: WorkerPool;
  readonly threads: number;
}

/** For each line `{"id","url","contentType","bodyBase64"}` one line `{"id","article"}` or `{"id","error":{"code","message"}}`, in the same order. */
export function extractLines(options: JsonLinesOptions): AsyncGenerator<string> {
  return answers(options, PageLine, async (line) => {
    const body = decodeBase64(line.bodyBase64);
    const page = { url: line.url, finalUrl: line.url, status: 200, contentType: line.contentType ?? null, body, pageEventId: '', fetchedAt: '', source: { id: null, homeCountry: null } };
    return { article: await options.pool.run<'extract'>({ kind: 'extract', page }) };
  });
}

/** For each line `{"id","text","language"?,"homeCountry"?}` one line `{"id","entities","places","countries",…}`, in the same order. */
export function tagLines(options: JsonLinesOptions): AsyncGenerator<string> {
  return answers(options, TextLine, (line) =>
    options.pool.run<'tag'>({
      kind: 'tag',
      text: { title: line.title ?? null, text: line.text, language: line.language ?? null, homeCountry: line.homeCountry ?? null, publishedAt: line.publishedAt ?? null },
    }),
  );
}

function answers<Line extends { id: string | number }>(options: JsonLinesOptions, schema: z.ZodType<Line>, work: (line: Line) => Promise<object>): AsyncGenerator<string> {
  // Two for each thread: the next line is parsed while the last is worked on.
  return inOrder(lines(options.input, MAX_LINE), options.threads * 2, async (text) => {
    let id: unknown = null;
    try {
      if (text === null) throw new LimitError('too-large', `The line has more than ${MAX_LINE} characters.`);
      const value: unknown = parse(text);
      id = (value as { id?: unknown } | null)?.id ?? null;
      const line = schema.safeParse(value);
      if (!line.success) throw new LimitError('bad-line', z.prettifyError(line.error));
      return JSON.stringify({ id, ...(await work(line.data)) });
    } catch (error) {
      const { code, message } = error instanceof LimitError ? error : { code: 'internal', message: String(error) };
      return JSON.stringify({ id, error: { code, message } });
    }
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new LimitError('bad-line', `The line is no JSON: ${(error as Error).message}`);
  }
}

function decodeBase64(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  // Buffer passes over what is no Base64; then fewer bytes come out than the characters stand for.
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  if (bytes.length !== Math.floor(((text.length - padding) * 3) / 4)) throw new LimitError('bad-line', 'bodyBase64 is no Base64.');
  return bytes;
}
