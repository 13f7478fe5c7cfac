import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import type { ReelHeader, ReelRecord } from './record.js';

// One line a record: bytes that are UTF-8 stand as text, others as base64 beside it, so that a reel can be read, searched and edited.
interface Line {
  topic: string;
  partition?: number;
  offset?: number;
  time: string;
  key?: string | null;
  keyBase64?: string;
  headers: Record<string, string>;
  headersBase64?: Record<string, string>;
  value?: string | null;
  valueBase64?: string;
}

export function recordLine({ topic, partition, offset, timestamp, key, headers, value }: ReelRecord): string {
  const line: Line = { topic, time: new Date(timestamp).toISOString(), headers: {} };
  if (partition !== null) line.partition = partition;
  if (offset !== null) line.offset = offset;
  if (key === null || isUtf8(key)) line.key = key && key.toString('utf8');
  else line.keyBase64 = key.toString('base64');
  for (const [name, bytes] of Object.entries(headers)) {
    if (isUtf8(bytes)) line.headers[name] = bytes.toString('utf8');
    else (line.headersBase64 ??= {})[name] = bytes.toString('base64');
  }
  if (value === null || isUtf8(value)) line.value = value && value.toString('utf8');
  else line.valueBase64 = value.toString('base64');
  return `${JSON.stringify(line)}\n`;
}

const strings = z.record(z.string(), z.string());
const Line = z.object({
  topic: z.string().min(1),
  partition: z.int().min(0).nullable().default(null),
  offset: z.int().min(0).nullable().default(null),
  time: z.iso.datetime({ offset: true }),
  key: z.string().nullable().default(null),
  keyBase64: z.base64().optional(),
  headers: strings.default({}),
  headersBase64: strings.default({}),
  value: z.union([z.string(), z.null(), z.record(z.string(), z.unknown())]).default(null),
  valueBase64: z.base64().optional(),
});

const Header = z.object({ reel: z.int(), createdAt: z.iso.datetime({ offset: true }), topics: z.array(z.string()).default([]), note: z.string().nullable().default(null) });
const End = z.object({ end: z.literal(true), events: z.int().min(0) });

/** What a line of a reel can be. A value may be written as a JSON object, by hand: it means that object's text. */
export type ReadLine = { readonly kind: 'header'; readonly header: Omit<ReelHeader, 'reel'> & { readonly reel: number } } | { readonly kind: 'end'; readonly events: number } | { readonly kind: 'record'; readonly record: ReelRecord };

/** @throws Error in words if it is no line of a reel. */
export function parseLine(text: string): ReadLine {
  const json = JSON.parse(text) as object;
  if (typeof json !== 'object' || json === null) throw new Error('it is no JSON object');
  if ('reel' in json) return { kind: 'header', header: parsed(Header, json) };
  if ('end' in json) return { kind: 'end', events: parsed(End, json).events };
  const line = parsed(Line, json);
  const headers = Object.fromEntries([
    ...Object.entries(line.headers).map(([name, value]) => [name, Buffer.from(value, 'utf8')] as const),
    ...Object.entries(line.headersBase64).map(([name, value]) => [name, Buffer.from(value, 'base64')] as const),
  ]);
  const record = { topic: line.topic, partition: line.partition, offset: line.offset, timestamp: Date.parse(line.time), headers, key: bytesOf(line.key, line.keyBase64), value: bytesOf(line.value, line.valueBase64) };
  return { kind: 'record', record };
}

function bytesOf(text: string | object | null, base64: string | undefined): Buffer | null {
  if (base64 !== undefined) return Buffer.from(base64, 'base64');
  if (text === null) return null;
  return Buffer.from(typeof text === 'string' ? text : JSON.stringify(text), 'utf8');
}

function parsed<Schema extends z.ZodType>(schema: Schema, json: unknown): z.output<Schema> {
  const result = schema.safeParse(json);
  if (!result.success) throw new Error(z.prettifyError(result.error).replaceAll('\n', ' '));
  return result.data;
}

export const headerLine = (header: ReelHeader): string => `${JSON.stringify(header)}\n`;
export const endLine = (events: number): string => `${JSON.stringify({ end: true, events })}\n`;
