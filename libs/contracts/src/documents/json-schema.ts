import { z } from 'zod';
import { headerAttribute } from '../cloudevents/structured.js';
import type { EventDefinition } from '../events/definition.js';

/** The part of JSON Schema 2020-12 that our schemas use. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
}

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** A schema of ours in JSON Schema. Members that it does not name are allowed: they pass through. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input', override: ({ jsonSchema }) => plain(jsonSchema) });
  return json as JsonSchema;
}

/** `format` says what zod's pattern for it says, and can be read; the largest safe integer is JavaScript's limit and nobody else's. */
function plain(json: z.core.JSONSchema.BaseSchema): void {
  if (json.format === 'date-time' || json.format === 'uuid') delete json.pattern;
  if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum;
  if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum;
  if (json.enum) delete json.type;
}

/** The Kafka headers of an event in binary mode. */
export function headersSchemaOf(definition: EventDefinition): JsonSchema {
  const extensions = jsonSchemaOf(definition.extensions);
  const text = (description: string, more: JsonSchema = {}): JsonSchema => ({ type: 'string', ...more, description });
  return {
    type: 'object',
    properties: {
      ce_specversion: { const: '1.0', description: 'The version of CloudEvents.' },
      ce_id: text('The same for the same event, however often it is sent.', { minLength: 1 }),
      ce_source: text('Who made it: a URI reference.', { minLength: 1 }),
      ce_type: { const: definition.type, description: 'What happened.' },
      ce_time: text('When it happened; ISO 8601 with a zone.', { format: 'date-time' }),
      ce_subject: text('What it happened to: a URL.'),
      'content-type': text(definition.encoding === 'json' ? 'The MIME type of the value.' : 'The MIME type of the value, as the web server gave it.'),
      ...Object.fromEntries(Object.entries(extensions.properties ?? {}).map(([name, property]) => [`ce_${name}`, property])),
      ...Object.fromEntries(Object.entries(definition.headers).map(([name, description]) => [name, text(description)])),
    },
    required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_time', ...(extensions.required ?? []).map((name) => `ce_${name}`)],
  };
}

/** What the value of a record holds. */
export function dataSchemaOf(definition: EventDefinition): JsonSchema | null {
  if (!definition.schema) return null;
  return { $schema: DIALECT, $id: `urn:newsreel:data:${definition.type}`, title: definition.title, description: definition.description, ...jsonSchemaOf(definition.schema) };
}

/** The whole event as one JSON object (CloudEvents' JSON event format). */
export function eventSchemaOf(definition: EventDefinition): JsonSchema {
  const headers = headersSchemaOf(definition);
  const names = (name: string) => (name === 'content-type' ? 'datacontenttype' : name.startsWith('ce_') ? name.slice(3) : headerAttribute(name));
  const { required, properties } = memberOfData(definition);
  return {
    $schema: DIALECT,
    $id: `urn:newsreel:event:${definition.type}`,
    title: definition.title,
    description: definition.description,
    'x-kafka': { topic: definition.topic.name, partitions: definition.topic.partitions, cleanupPolicy: definition.topic.cleanupPolicy, compression: definition.topic.compression, key: definition.key, value: definition.encoding },
    type: 'object',
    properties: {
      ...Object.fromEntries(Object.entries(headers.properties!).map(([name, property]) => [names(name), property])),
      partitionkey: { type: 'string', minLength: 1, description: `The Kafka key: ${definition.key}.` },
      ...properties,
    },
    required: [...headers.required!.map(names), 'partitionkey', ...required],
  };
}

function memberOfData(definition: EventDefinition): { required: string[]; properties: Record<string, JsonSchema> } {
  if (definition.encoding === 'none') return { required: [], properties: {} };
  if (definition.encoding === 'bytes') return { required: ['data_base64'], properties: { data_base64: { type: 'string', contentEncoding: 'base64', description: 'The value of the record.' } } };
  return { required: ['data'], properties: { data: { ...jsonSchemaOf(definition.schema!), description: 'The value of the record.' } } };
}
