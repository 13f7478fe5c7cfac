import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { events, type EventDefinition } from '../index.js';
import { breakages } from './compatibility.js';
import { eventSchemaOf, jsonSchemaOf, type JsonSchema } from './json-schema.js';

const released = fileURLToPath(new URL('../../released/', import.meta.url));

describe.each(readdirSync(released))('what release %s promised', (release) => {
  test.each(readdirSync(`${released}${release}`))('%s still holds', (file) => {
    const definition = events.find(({ type }) => `${type}.json` === file);
    expect(breakages(JSON.parse(readFileSync(`${released}${release}/${file}`, 'utf8')) as JsonSchema, definition ? eventSchemaOf(definition) : null)).toEqual([]);
  });
});

const base = { name: z.string(), count: z.int().min(0), kind: z.enum(['a', 'b']), note: z.string().optional(), place: z.object({ lat: z.number().nullable() }), tags: z.array(z.string()) };
const { name, count, kind, note, place, tags } = base;

test.each<[string, z.ZodRawShape, string[]]>([
  ['nothing', base, []],
  ['a new optional field', { ...base, mood: z.string().optional() }, []],
  ['a field that is gone', { count, kind, note, place, tags }, ['name is gone: breaks consumers who read it']],
  ['a new type', { ...base, name: z.number() }, ['name was string and is number: breaks consumers']],
  ['a field that may be absent', { ...base, name: name.optional() }, ['name may be absent now: breaks consumers who count on it']],
  ['a field that has to be there', { ...base, note: z.string() }, ['note must be there now: breaks whoever still reads or writes']],
  ['a new field that has to be there', { ...base, mood: z.string() }, ['mood is new and must be there: breaks whoever still']],
  ['null where none was', { ...base, name: name.nullable() }, ['name may be null now: breaks consumers who were told that it never is']],
  ['no null where it was, deep inside', { ...base, place: z.object({ lat: z.number() }) }, ['place.lat may no longer be null: breaks whoever']],
  ['one more value', { ...base, kind: z.enum(['a', 'b', 'c']) }, ['kind may be c now: breaks consumers who check it']],
  ['one value less', { ...base, kind: z.enum(['a']) }, ['kind may no longer be b: breaks whoever']],
  ['any value', { ...base, kind: z.string() }, ['kind may have any value now: breaks consumers who know only a, b']],
  ['a limit', { ...base, count: z.int().min(1) }, ['the minimum of count was 0 and is 1: breaks consumers, or breaks whoever']],
  ['another type of element', { ...base, tags: z.array(z.number()) }, ['tags[] was string and is number: breaks consumers']],
])('%s: says whom it breaks', (_what, next, expected) => {
  const found = breakages(jsonSchemaOf(z.object(base)), jsonSchemaOf(z.object(next)));
  expect(found).toEqual(expected.map((start) => expect.stringContaining(start)));
});

// What an event is made of beside its data: planted into the real ones.
const ArticleStoredV1 = events.find(({ type }) => type === 'newsreel.article.stored.v1')!;
const PageFetchedV1 = events.find(({ type }) => type === 'newsreel.page.fetched.v1')!;
const onTopic = (more: Partial<EventDefinition['topic']>): EventDefinition => ({ ...ArticleStoredV1, topic: { ...ArticleStoredV1.topic, ...more } });
const { sequence: _, ...withoutSequence } = ArticleStoredV1.extensions.shape;

test.each<[string, EventDefinition, EventDefinition, string]>([
  ['another key', ArticleStoredV1, { ...ArticleStoredV1, key: 'the canonical URL' }, 'key was "the article id" and is "the canonical URL": breaks consumers and producers alike'],
  ['another topic', ArticleStoredV1, onTopic({ name: 'articles.published' }), 'topic was "articles.stored" and is "articles.published": breaks consumers'],
  ['more partitions', ArticleStoredV1, onTopic({ partitions: 48 }), 'partitions was 24 and is 48: breaks consumers'],
  ['a topic that is no longer compacted', ArticleStoredV1, onTopic({ cleanupPolicy: 'delete' }), 'cleanupPolicy was "compact" and is "delete": breaks consumers'],
  ['a codec that not every client has', ArticleStoredV1, onTopic({ compression: 'zstd' }), 'compression was "gzip" and is "zstd": breaks consumers'],
  ['a value of another kind', ArticleStoredV1, { ...ArticleStoredV1, encoding: 'bytes' }, 'value was "json" and is "bytes": breaks consumers'],
  ['an attribute that is gone', ArticleStoredV1, { ...ArticleStoredV1, extensions: z.object(withoutSequence) }, 'sequence is gone: breaks consumers who read it'],
  ['an attribute that has to be there', ArticleStoredV1, { ...ArticleStoredV1, extensions: ArticleStoredV1.extensions.extend({ mood: z.string() }) }, 'mood is new and must be there: breaks whoever'],
  ['a header that is gone', PageFetchedV1, { ...PageFetchedV1, headers: {} }, 'httpheaders is gone: breaks consumers who read it'],
])('%s: says whom it breaks', (_what, before, after, expected) => {
  expect(breakages(eventSchemaOf(before), eventSchemaOf(after))).toContainEqual(expect.stringContaining(expected));
});

test('an event that is no longer there breaks who reads it', () => {
  expect(breakages(eventSchemaOf(PageFetchedV1), null)).toEqual(['Page fetched (newsreel.page.fetched.v1) is gone: breaks consumers who read it; a version stays until nobody does']);
});

test('a union is not passed over, though its parts are not compared', () => {
  const union = (code: z.ZodType) => jsonSchemaOf(z.object({ place: z.union([z.string(), z.object({ code })]) }));
  expect(breakages(union(z.number()), union(z.number()))).toEqual([]);
  expect(breakages(union(z.number()), union(z.string()))).toEqual([expect.stringContaining('place has several shapes, and they are no longer the same: breaks consumers')]);
});
