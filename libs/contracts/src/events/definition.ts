import type { z } from 'zod';
import type { Topic } from '../topics/topics.js';

/** An event in memory: a CloudEvent, its Kafka key, and whatever other headers came with it. */
export interface NewsEvent<Data = unknown> {
  readonly id: string;
  /** Who made it, a URI reference such as `urn:newsreel:crawler`. */
  readonly source: string;
  readonly type: string;
  /** ISO 8601 with a zone. */
  readonly time: string;
  readonly subject: string | null;
  /** Orders events and spreads them over partitions: order holds among events of one key in one topic. */
  readonly key: string;
  /** MIME type of the data; null where there is none (a tombstone) or the web server named none. */
  readonly contentType: string | null;
  /** CloudEvents extension attributes, by names of lower-case letters and digits. What is unknown is absent. */
  readonly extensions: Readonly<Record<string, string>>;
  /** Kafka headers that are no CloudEvents attributes. */
  readonly headers: Readonly<Record<string, string>>;
  readonly data: Data;
}

/** What has to be said to make an event; the definition knows the rest. */
export type EventInput<Data> = Omit<NewsEvent<Data>, 'type' | 'contentType' | 'extensions' | 'headers' | 'subject'> &
  Partial<Pick<NewsEvent<Data>, 'contentType' | 'extensions' | 'headers' | 'subject'>>;

/** The one object that says everything about an event type; documents, types and checks are made from it. */
export interface EventDefinition<Data = unknown> {
  readonly type: string;
  readonly topic: Topic;
  readonly title: string;
  readonly description: string;
  /** What the key is, in words. */
  readonly key: string;
  /** `bytes`: the value is the body as it came. `json`: UTF-8 JSON. `none`: null, a tombstone. */
  readonly encoding: 'bytes' | 'json' | 'none';
  /** For `json`: what the value holds. Fields that it does not know pass through. */
  readonly schema: z.ZodType<Data> | null;
  readonly extensions: z.ZodObject;
  /** Headers beside the attributes: name and what it holds. */
  readonly headers: Readonly<Record<string, string>>;
  /** Three: a typical one, a minimal one, one with everything; `examplesOf` makes events of them. */
  readonly examples: readonly EventInput<Data>[];
}

export function newEvent<Data>(definition: EventDefinition<Data>, input: EventInput<Data>): NewsEvent<Data> {
  return {
    type: definition.type,
    subject: null,
    contentType: definition.encoding === 'json' ? 'application/json' : null,
    extensions: {},
    headers: {},
    ...input,
  };
}

export function examplesOf<Data>(definition: EventDefinition<Data>): NewsEvent<Data>[] {
  return definition.examples.map((input) => newEvent(definition, input));
}
