import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { events } from '../index.js';
import { breakages } from './compatibility.js';
import { eventSchemaOf, jsonSchemaOf, type JsonSchema } from './json-schema.js';

const released = fileURLToPath(new URL('../../released/', import.meta.url));

describe.each(readdirSync(released))('what release %s promised', (release) => {
  test.each(readdirSync(`${released}${release}`))('%s still holds', (file) => {
    const definition = events.find(({ type }) => `${type}.json` === file);
    expect(definition).toBeDefined();
    expect(breakages(JSON.parse(readFileSync(`${released}${release}/${file}`, 'utf8')) as JsonSchema, eventSchemaOf(definition!))).toEqual([]);
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

test('another key or topic breaks everybody', () => {
  const [page] = events;
  const schema = eventSchemaOf(page!);
  const moved = { ...schema, 'x-kafka': { ...(schema['x-kafka'] as object), partitions: 48 } };
  expect(breakages(schema, moved)).toEqual(['partitions was 24 and is 48: breaks consumers and producers alike']);
});
