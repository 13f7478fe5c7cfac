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
  return { kind: 'record', record: recordOf(json as Readonly<Record<string, unknown>>) };
}

// Checked by hand: a reel has millions of lines.
function recordOf(line: Readonly<Record<string, unknown>>): ReelRecord {
  const { topic, time, partition = null, offset = null } = line;
  if (typeof topic !== 'string' || topic === '') throw new Error('topic is no text');
  const timestamp = typeof time === 'string' ? Date.parse(time) : NaN;
  if (Number.isNaN(timestamp)) throw new Error('time is no ISO 8601 time');
  if (!isPlace(partition) || !isPlace(offset)) throw new Error('partition and offset are whole numbers from 0 on');
  const headers = { ...headersOf(line.headers, 'utf8'), ...headersOf(line.headersBase64, 'base64') };
  return { topic, partition, offset, timestamp, headers, key: bytesOf('key', line.key, line.keyBase64), value: bytesOf('value', line.value, line.valueBase64) };
}

const isPlace = (value: unknown): value is number | null => value === null || (Number.isSafeInteger(value) && (value as number) >= 0);

function headersOf(headers: unknown, encoding: 'utf8' | 'base64'): Record<string, Buffer> {
  const found: Record<string, Buffer> = {};
  for (const [name, value] of Object.entries((headers ?? {}) as object)) {
    if (typeof value !== 'string') throw new Error(`the header ${name} is no text`);
    found[name] = Buffer.from(value, encoding);
  }
  return found;
}

function bytesOf(name: string, text: unknown, base64: unknown): Buffer | null {
  if (typeof base64 === 'string') return Buffer.from(base64, 'base64');
  if (text === null || text === undefined) return null;
  if (typeof text === 'string') return Buffer.from(text, 'utf8');
  if (name === 'value' && typeof text === 'object') return Buffer.from(JSON.stringify(text), 'utf8');
  throw new Error(`${name} is no text`);
}

function parsed<Schema extends z.ZodType>(schema: Schema, json: unknown): z.output<Schema> {
  const result = schema.safeParse(json);
  if (!result.success) throw new Error(z.prettifyError(result.error).replaceAll('\n', ' '));
  return result.data;
}

export const headerLine = (header: ReelHeader): string => `${JSON.stringify(header)}\n`;
export const endLine = (events: number): string => `${JSON.stringify({ end: true, events })}\n`;
