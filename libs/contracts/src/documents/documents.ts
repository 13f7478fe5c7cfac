import { events } from '../events/events.js';
import { asyncApi } from './asyncapi.js';
import { eventsPage } from './events-page.js';
import { dataSchemaOf, eventSchemaOf } from './json-schema.js';
import { registration, subjectOf } from './registry.js';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Everything that is generated from the contracts: paths from the repository's root, and what the files have to hold. */
export function documents(version: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const definition of events) {
    files.set(`libs/contracts/schemas/${definition.type}.json`, json(eventSchemaOf(definition)));
    const data = dataSchemaOf(definition);
    if (!data) continue;
    files.set(`libs/contracts/schemas/${definition.type}.data.json`, json(data));
    files.set(`libs/contracts/schemas/registry/${subjectOf(definition)}.json`, json(registration(definition)));
  }
  files.set('libs/contracts/asyncapi.json', json(asyncApi(version)));
  files.set('docs/events.md', eventsPage());
  return files;
}

/** The schemas that a release promises to keep. */
export const releasedFiles = (): Map<string, string> => new Map(events.map((definition) => [`${definition.type}.json`, json(eventSchemaOf(definition))]));
