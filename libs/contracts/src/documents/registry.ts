import type { EventDefinition } from '../events/definition.js';
import { dataSchemaOf } from './json-schema.js';

/** The subject by which a registry knows the values of a topic (its TopicNameStrategy). */
export const subjectOf = (definition: EventDefinition): string => `${definition.topic.name}-value`;

/** The body that a schema registry takes at `POST /subjects/SUBJECT/versions`; null for events whose value is no JSON. */
export function registration(definition: EventDefinition): object | null {
  const schema = dataSchemaOf(definition);
  return schema && { schemaType: 'JSON', schema: JSON.stringify(schema) };
}
