import { isDeepStrictEqual } from 'node:util';
import { typeOf } from './events-page.js';
import type { JsonSchema } from './json-schema.js';

// Within one version of an event two things must stay true: who reads with the old schema understands what is written with the new
// one, and who reads with the new one understands what was written with the old (records that are still on the topic, reels).
const READERS = 'breaks consumers';
const HISTORY = 'breaks whoever still reads or writes what the released schema allows: old records, reels, producers';

/** Says in words what of `next` breaks whom, where `released` is a schema that others build upon. Nothing is broken by what is optional and new. */
export function breakages(released: JsonSchema, next: JsonSchema | null): string[] {
  if (next === null) return [`${String(released.title)} (${String(released.$id).split(':').at(-1)}) is gone: ${READERS} who read it; a version stays until nobody does`];
  const kafka = Object.keys({ ...(released['x-kafka'] as object) }).filter((name) => at(released, name) !== at(next, name));
  return [...kafka.map((name) => `${name} was ${JSON.stringify(at(released, name))} and is ${JSON.stringify(at(next, name))}: ${READERS} and producers alike`), ...compare(released, next, '')];
}

const at = (schema: JsonSchema, name: string): unknown => (schema['x-kafka'] as Readonly<Record<string, unknown>> | undefined)?.[name];

function compare(released: JsonSchema, next: JsonSchema, path: string): string[] {
  if (shapes(released) > 1 || shapes(next) > 1) return isDeepStrictEqual(released, next) ? [] : [`${path} has several shapes, and they are no longer the same: ${READERS}, or ${HISTORY}`];
  const [before, after] = [split(released), split(next)];
  const found: string[] = [];
  if (!before.nullable && after.nullable) found.push(`${path} may be null now: ${READERS} who were told that it never is`);
  if (before.nullable && !after.nullable) found.push(`${path} may no longer be null: ${HISTORY}`);
  if (before.type !== after.type) return [...found, `${path} was ${typeOf(before.schema)} and is ${typeOf(after.schema)}: ${READERS}`];
  return [...found, ...values(before.schema, after.schema, path), ...limits(before.schema, after.schema, path), ...members(before.schema, after.schema, path), ...(before.schema.items && after.schema.items ? compare(before.schema.items, after.schema.items, `${path}[]`) : [])];
}

const shapes = (schema: JsonSchema): number => (schema.anyOf ?? (schema.oneOf as readonly JsonSchema[] | undefined) ?? [schema]).filter(({ type }) => type !== 'null').length;

/** A schema without its null. */
function split(schema: JsonSchema): { nullable: boolean; type: string; schema: JsonSchema } {
  const branches = schema.anyOf ?? [schema];
  const nullable = branches.some(({ type }) => type === 'null' || (Array.isArray(type) && type.includes('null')));
  const rest = branches.find(({ type }) => type !== 'null') ?? schema;
  const type = [rest.type ?? (rest.enum || rest.const !== undefined ? 'string' : 'any')].flat().filter((name) => name !== 'null').join(' or ');
  return { nullable, type, schema: rest };
}

function members(released: JsonSchema, next: JsonSchema, path: string): string[] {
  const found: string[] = [];
  const dotted = (name: string) => (path === '' ? name : `${path}.${name}`);
  const wanted = (schema: JsonSchema, name: string) => schema.required?.includes(name) === true;
  for (const [name, property] of Object.entries(released.properties ?? {})) {
    const now = next.properties?.[name];
    if (!now) {
      found.push(`${dotted(name)} is gone: ${READERS} who read it`);
      continue;
    }
    if (wanted(released, name) && !wanted(next, name)) found.push(`${dotted(name)} may be absent now: ${READERS} who count on it`);
    if (!wanted(released, name) && wanted(next, name)) found.push(`${dotted(name)} must be there now: ${HISTORY}`);
    found.push(...compare(property, now, dotted(name)));
  }
  for (const name of Object.keys(next.properties ?? {})) {
    if (!released.properties?.[name] && wanted(next, name)) found.push(`${dotted(name)} is new and must be there: ${HISTORY}; add it optional`);
  }
  return found;
}

function values(released: JsonSchema, next: JsonSchema, path: string): string[] {
  const list = (schema: JsonSchema): readonly unknown[] | null => schema.enum ?? (schema.const === undefined ? null : [schema.const]);
  const [before, after] = [list(released), list(next)];
  if (!before && !after) return [];
  if (!after) return [`${path} may have any value now: ${READERS} who know only ${before!.join(', ')}`];
  if (!before) return [`${path} may only be ${after.join(', ')} now: ${HISTORY}`];
  const added = after.filter((value) => !before.includes(value));
  const removed = before.filter((value) => !after.includes(value));
  return [
    ...(added.length > 0 ? [`${path} may be ${added.join(', ')} now: ${READERS} who check it or have a case for each value`] : []),
    ...(removed.length > 0 ? [`${path} may no longer be ${removed.join(', ')}: ${HISTORY}`] : []),
  ];
}

const LIMITS = ['minimum', 'maximum', 'minLength', 'maxLength', 'pattern', 'format', 'minItems', 'maxItems', 'contentEncoding'];

function limits(released: JsonSchema, next: JsonSchema, path: string): string[] {
  return LIMITS.filter((name) => released[name] !== next[name]).map((name) => {
    const [before, after] = [released[name], next[name]].map((value) => (value === undefined ? 'none' : JSON.stringify(value)));
    return `the ${name} of ${path} was ${before} and is ${after}: ${after === 'none' ? READERS : before === 'none' ? HISTORY : `${READERS}, or ${HISTORY}`}`;
  });
}
