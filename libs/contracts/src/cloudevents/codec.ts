import type { EventDefinition, NewsEvent } from '../events/definition.js';
import { check, knownDefinition, parseJson } from './check.js';
import { ContractError, messageOf, type Message, type ReceivedMessage } from './message.js';
import { decodeStructured, isStructured } from './structured.js';

// CloudEvents 1.0, Kafka protocol binding, binary content mode: attributes are headers `ce_*`, the value is the data alone.
const PREFIX = 'ce_';
const CONTENT_TYPE = 'content-type';
const CORE = new Set(['id', 'source', 'type', 'specversion', 'time', 'subject']);

/** @throws ContractError if the event breaks its contract: what is not written down may not be published. */
export function encode(event: NewsEvent): Message {
  const definition = knownDefinition(event.type);
  check(definition, event);
  const headers: Record<string, Buffer> = {};
  const put = (name: string, value: string | null) => {
    if (value !== null) headers[name] = Buffer.from(value, 'utf8');
  };
  put(`${PREFIX}specversion`, '1.0');
  put(`${PREFIX}id`, event.id);
  put(`${PREFIX}source`, event.source);
  put(`${PREFIX}type`, event.type);
  put(`${PREFIX}time`, event.time);
  put(`${PREFIX}subject`, event.subject);
  for (const [name, value] of Object.entries(event.extensions)) put(`${PREFIX}${name}`, value);
  put(CONTENT_TYPE, event.contentType);
  for (const [name, value] of Object.entries(event.headers)) put(name, value);
  return { key: Buffer.from(event.key, 'utf8'), value: encodeData(definition, event.data), headers };
}

/** Reads both content modes, binary and structured. @throws ContractError naming the part of the message that breaks the contract. */
export function decode(received: ReceivedMessage): NewsEvent {
  const message = messageOf(received);
  if (isStructured(message)) return decodeStructured(message);
  const extensions: Record<string, string> = {};
  const others: Record<string, string> = {};
  const core: Record<string, string> = {};
  for (const [name, bytes] of Object.entries(message.headers)) {
    const value = bytes.toString('utf8');
    if (!name.startsWith(PREFIX)) others[name] = value;
    else if (CORE.has(name.slice(PREFIX.length))) core[name.slice(PREFIX.length)] = value;
    else extensions[name.slice(PREFIX.length)] = value;
  }
  if (core.specversion !== '1.0') throw new ContractError('not-a-cloudevent', `Header ce_specversion is ${JSON.stringify(core.specversion ?? null)}, not "1.0".`);
  const definition = knownDefinition(core.type);
  if (message.key === null) throw new ContractError('no-key', `A ${definition.type} without a key has no order; its key is ${definition.key}.`);
  const { [CONTENT_TYPE]: contentType, ...headers } = others;
  const event: NewsEvent = {
    id: core.id ?? '',
    source: core.source ?? '',
    type: definition.type,
    time: core.time ?? '',
    subject: core.subject ?? null,
    key: message.key.toString('utf8'),
    contentType: contentType ?? null,
    extensions,
    headers,
    data: decodeData(definition, message.value),
  };
  check(definition, event);
  return event;
}

function encodeData(definition: EventDefinition, data: unknown): Buffer | null {
  if (definition.encoding === 'none') return null;
  return definition.encoding === 'bytes' ? (data as Buffer) : Buffer.from(JSON.stringify(data), 'utf8');
}

function decodeData(definition: EventDefinition, value: Buffer | null): unknown {
  if (definition.encoding === 'bytes') return value;
  if (value === null) return null;
  if (definition.encoding === 'none') throw new ContractError('bad-data', `${definition.type} is a tombstone, but its value has ${value.length} bytes.`);
  return parseJson(definition, value);
}
