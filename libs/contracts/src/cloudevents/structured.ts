import type { EventDefinition, NewsEvent } from '../events/definition.js';
import { check, knownDefinition, parseJson } from './check.js';
import { ContractError, type Message } from './message.js';

// CloudEvents 1.0, JSON event format: the whole event as one JSON object, for HTTP, files and brokers without headers.
const MIME = 'application/cloudevents+json';
const CORE = new Set(['specversion', 'id', 'source', 'type', 'time', 'subject', 'datacontenttype', 'partitionkey', 'data', 'data_base64']);

/** An event in the JSON event format; the Kafka key is `partitionkey`, as CloudEvents' partitioning extension names it. */
export interface CloudEventJson {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly subject?: string;
  readonly datacontenttype?: string;
  readonly partitionkey: string;
  readonly data?: unknown;
  readonly data_base64?: string;
  readonly [extension: string]: unknown;
}

/** The attribute that stands for a Kafka header: its letters and digits, `httpheaders` for `http-headers`. */
export const headerAttribute = (header: string): string => header.toLowerCase().replace(/[^a-z0-9]/g, '');

/** @throws ContractError if the event breaks its contract. Headers that the contract does not name stay behind. */
export function toCloudEventJson(event: NewsEvent): CloudEventJson {
  const definition = knownDefinition(event.type);
  check(definition, event);
  const headers = Object.keys(definition.headers).filter((name) => event.headers[name] !== undefined);
  return {
    specversion: '1.0',
    id: event.id,
    source: event.source,
    type: event.type,
    time: event.time,
    ...(event.subject === null ? {} : { subject: event.subject }),
    ...(event.contentType === null ? {} : { datacontenttype: event.contentType }),
    partitionkey: event.key,
    ...event.extensions,
    ...Object.fromEntries(headers.map((name) => [headerAttribute(name), event.headers[name]])),
    ...dataMember(definition, event.data),
  };
}

function dataMember(definition: EventDefinition, data: unknown): { data?: unknown; data_base64?: string } {
  if (definition.encoding === 'none') return {};
  return definition.encoding === 'bytes' ? { data_base64: (data as Buffer).toString('base64') } : { data };
}

/** @throws ContractError naming the member that breaks the contract. */
export function fromCloudEventJson(json: unknown): NewsEvent {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new ContractError('not-a-cloudevent', 'A CloudEvent in JSON is an object.');
  const members = json as Readonly<Record<string, unknown>>;
  if (members.specversion !== '1.0') throw new ContractError('not-a-cloudevent', `Member specversion is ${JSON.stringify(members.specversion ?? null)}, not "1.0".`);
  const definition = knownDefinition(typeof members.type === 'string' ? members.type : undefined);
  if (typeof members.partitionkey !== 'string') throw new ContractError('no-key', `A ${definition.type} without partitionkey has no order; its key is ${definition.key}.`);
  const text = (name: string) => (typeof members[name] === 'string' ? members[name] : null);
  const named = new Map(Object.keys(definition.headers).map((name) => [headerAttribute(name), name]));
  const rest = Object.entries(members).filter(([name, value]) => !CORE.has(name) && value !== null);
  const event: NewsEvent = {
    id: text('id') ?? '',
    source: text('source') ?? '',
    type: definition.type,
    time: text('time') ?? '',
    subject: text('subject'),
    key: members.partitionkey,
    contentType: text('datacontenttype'),
    extensions: Object.fromEntries(rest.filter(([name]) => !named.has(name)).map(([name, value]) => [name, String(value)])),
    headers: Object.fromEntries(rest.filter(([name]) => named.has(name)).map(([name, value]) => [named.get(name)!, String(value)])),
    data: dataOf(definition, members),
  };
  check(definition, event);
  return event;
}

function dataOf(definition: EventDefinition, { data, data_base64 }: Readonly<Record<string, unknown>>): unknown {
  if (definition.encoding === 'none') return data ?? data_base64 ?? null;
  if (typeof data_base64 !== 'string') return data ?? null;
  const bytes = Buffer.from(data_base64, 'base64');
  return definition.encoding === 'bytes' ? bytes : parseJson(definition, bytes);
}

/** A Kafka message in structured content mode. Tombstones have none: they are null values, and so always binary. */
export function encodeStructured(event: NewsEvent): Message {
  const json = toCloudEventJson(event);
  if (event.data === null) throw new ContractError('bad-data', `${event.type} is a tombstone: its value has to be null, so it can only be encoded in binary mode.`);
  return { key: Buffer.from(event.key, 'utf8'), value: Buffer.from(JSON.stringify(json), 'utf8'), headers: { 'content-type': Buffer.from(`${MIME}; charset=UTF-8`) } };
}

export function isStructured(message: Message): boolean {
  return message.headers.ce_specversion === undefined && message.headers['content-type']?.toString('latin1').toLowerCase().startsWith(MIME) === true;
}

export function decodeStructured(message: Message): NewsEvent {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(message.value ?? Buffer.alloc(0)));
  } catch (error) {
    throw new ContractError('not-a-cloudevent', `The value is no JSON in UTF-8 (${(error as Error).message}).`);
  }
  return fromCloudEventJson(json);
}
