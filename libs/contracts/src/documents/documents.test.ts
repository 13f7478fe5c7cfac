import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Parser } from '@asyncapi/parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import { Article, StoredArticle, encode, events, examplesOf, toCloudEventJson, type EventDefinition } from '../index.js';
import { asyncApi } from './asyncapi.js';
import { documents } from './documents.js';
import { dataSchemaOf, eventSchemaOf, headersSchemaOf, type JsonSchema } from './json-schema.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}libs/contracts/package.json`, 'utf8')) as { version: string };

const ajv = new Ajv2020({ strict: false, allErrors: true });
(addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
const faults = (schema: JsonSchema, value: unknown) => {
  const { $id: _, ...plain } = schema;
  const valid = ajv.compile(plain);
  return valid(value) ? [] : valid.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
};

test.each([...documents(version)])('%s is current', (path, content) => {
  // Else: npm run contracts
  expect(readFileSync(`${root}${path}`, 'utf8')).toBe(content);
});

test('the AsyncAPI document is valid', async () => {
  const { document, diagnostics } = await new Parser().parse(JSON.stringify(asyncApi(version)));
  expect(diagnostics.filter(({ severity }) => severity <= 1).map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([]);
  expect(document!.channels().all().map((channel) => channel.address())).toEqual(['pages.raw', 'articles.enriched', 'articles.stored', 'crawl.requests']);
});

test('the check of the AsyncAPI document can fail', async () => {
  const broken = { ...asyncApi(version), operations: { read: { action: 'listen', channel: { $ref: '#/channels/nowhere' } } } };
  const { diagnostics } = await new Parser().parse(JSON.stringify(broken));
  expect(diagnostics.length).toBeGreaterThan(0);
});

describe.each(events.map((definition) => [definition.type, definition] as const))('%s', (_type, definition) => {
  const examples = examplesOf(definition);

  test('has three examples, and their data, headers and whole events fit the JSON Schemas', () => {
    expect(examples).toHaveLength(3);
    for (const event of examples) {
      const headers = Object.fromEntries(Object.entries(encode(event).headers).map(([name, bytes]) => [name, bytes.toString()]));
      expect(faults(headersSchemaOf(definition), headers)).toEqual([]);
      expect(faults(eventSchemaOf(definition), toCloudEventJson(event))).toEqual([]);
      if (definition.schema) expect(faults(dataSchemaOf(definition)!, event.data)).toEqual([]);
    }
  });

  test('says of every field what it means', () => {
    expect(undescribed(eventSchemaOf(definition), '')).toEqual([]);
  });

  test('its example with everything leaves no field out', () => {
    expect(untouched(definition)).toEqual([]);
  });
});

test('JSON Schema and zod refuse the same fields', () => {
  const [typical] = examplesOf(events[2]!);
  const wrong = { ...(typical!.data as StoredArticle), language: undefined, sequence: 0, publishedAt: 'yesterday', places: [{}] };
  const named = (all: readonly string[]) => [...new Set(all)].toSorted();
  const fields = ['language', 'places', 'publishedAt', 'sequence'];
  expect(named(faults(dataSchemaOf(events[2]!)!, wrong).map((fault) => /^\/(\w+)|'(\w+)'$/.exec(fault)!.slice(1).find(Boolean)!))).toEqual(fields);
  expect(named(StoredArticle.safeParse(wrong).error!.issues.map(({ path }) => String(path[0])))).toEqual(fields);
});

test('the offsets of example articles cut their text', () => {
  for (const { data } of [...examplesOf(events[1]!), ...examplesOf(events[2]!)]) {
    const { title, text, blocks, places, entities } = Article.parse(data);
    expect(blocks.map(({ text }) => text).join('\n\n')).toBe(text);
    for (const block of blocks) expect(text.slice(block.start, block.start + block.text.length)).toBe(block.text);
    for (const place of places) expect((place.in === 'title' ? title! : text).slice(place.start, place.end)).toBe(place.name);
    for (const { mentions } of entities ?? []) for (const { start, end } of mentions) expect(end).toBeGreaterThan(start);
  }
});

function undescribed(schema: JsonSchema, path: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const inner = property.anyOf?.find(({ type }) => type !== 'null') ?? property;
    return [...(property.description ? [] : [`${path}${name}`]), ...undescribed(inner.items ?? inner, `${path}${name}.`)];
  });
}

/** The optional fields and attributes that the last example does not use. */
function untouched(definition: EventDefinition): string[] {
  const everything = examplesOf(definition).at(-1)!;
  const shapes: [Record<string, unknown>, object][] = [[definition.extensions.shape, everything.extensions]];
  if (definition.schema instanceof z.ZodObject) shapes.push([definition.schema.shape, everything.data as object]);
  return shapes.flatMap(([shape, used]) => Object.keys(shape).filter((name) => !(name in used)));
}
