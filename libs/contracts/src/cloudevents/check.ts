import { z } from 'zod';
import type { EventDefinition, NewsEvent } from '../events/definition.js';
import { definitionOf, events } from '../events/events.js';
import { ContractError } from './message.js';

const Attributes = z.object({
  id: z.string().min(1),
  source: z.string().min(1),
  time: z.iso.datetime({ offset: true }),
  key: z.string().min(1),
  extensions: z.record(z.string().regex(/^[a-z0-9]{1,20}$/, 'a CloudEvents attribute has a name of at most 20 lower-case letters and digits'), z.string()),
});

/** @throws ContractError naming what of the event breaks its contract. */
export function check(definition: EventDefinition, event: NewsEvent): void {
  const attributes = Attributes.safeParse(event);
  if (!attributes.success) throw new ContractError('bad-attributes', `${definition.type}: ${z.prettifyError(attributes.error)}`);
  const extensions = definition.extensions.safeParse(event.extensions);
  if (!extensions.success) throw new ContractError('bad-attributes', `${definition.type}: ${z.prettifyError(extensions.error)}`);
  if (definition.encoding === 'bytes' && !Buffer.isBuffer(event.data)) throw new ContractError('bad-data', `${definition.type} carries bytes.`);
  if (definition.encoding === 'none' && event.data !== null) throw new ContractError('bad-data', `${definition.type} is a tombstone and carries nothing.`);
  if (!definition.schema) return;
  const data = definition.schema.safeParse(event.data);
  if (!data.success) throw new ContractError('bad-data', `${definition.type}: ${z.prettifyError(data.error)}`);
}

/** @throws ContractError that tells a later version of a known event from one that nobody has heard of. */
export function knownDefinition(type: string | undefined): EventDefinition {
  const definition = definitionOf(type ?? '');
  if (definition) return definition;
  const family = /^(.+\.v)\d+$/.exec(type ?? '')?.[1];
  const sibling = family && events.find((known) => known.type.startsWith(family));
  if (sibling) throw new ContractError('unknown-type', `${type} is another version than ${sibling.type}, the one known here: update @newsreel/contracts to read it.`);
  throw new ContractError('unknown-type', `No event type ${JSON.stringify(type ?? null)} is known here; those that are: ${events.map((known) => known.type).join(', ')}.`);
}

export function parseJson(definition: EventDefinition, value: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(value));
  } catch (error) {
    throw new ContractError('bad-data', `${definition.type}: the value is no JSON in UTF-8 (${(error as Error).message}).`);
  }
}
