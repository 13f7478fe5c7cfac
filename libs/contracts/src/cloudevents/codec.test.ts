import { decode, encode, encodeStructured, events, examplesOf, fromCloudEventJson, toCloudEventJson } from '../index.js';
import { ContractError } from './message.js';

const [page] = examplesOf(events[0]!);
const [enriched] = examplesOf(events[1]!);

test.each(events.flatMap((definition) => examplesOf(definition).map((event) => [definition.type, event] as const)))(
  '%s survives the way to the wire and back',
  (_type, event) => {
    expect(decode(encode(event))).toEqual(event);
  },
);

test.each(events.flatMap((definition) => examplesOf(definition).map((event) => [definition.type, event] as const)))(
  '%s survives the way through one JSON object and back',
  (_type, event) => {
    expect(fromCloudEventJson(JSON.parse(JSON.stringify(toCloudEventJson(event))))).toEqual(event);
  },
);

test('a message in structured mode is read like one in binary mode', () => {
  expect(decode(encodeStructured(page!))).toEqual(page);
  expect(encodeStructured(enriched!).headers).toEqual({ 'content-type': Buffer.from('application/cloudevents+json; charset=UTF-8') });
});

test('attributes are ce_ headers, and the value is the data alone', () => {
  const message = encode(page!);
  expect(message.value).toEqual(page!.data);
  expect(message.headers.ce_specversion?.toString()).toBe('1.0');
  expect(message.headers.ce_status?.toString()).toBe('200');
  expect(message.headers['content-type']?.toString()).toBe('text/html; charset=utf-8');
  expect(message.headers['http-headers']).toBeDefined();
});

test('a message is read as clients hand it out: text for bytes, headers that are absent or come twice', () => {
  const { key, value, headers } = encode(enriched!);
  const loose = Object.fromEntries(Object.entries(headers).map(([name, bytes]) => [name, bytes.toString('utf8')]));
  expect(decode({ key: key!.toString('utf8'), value: value!.toString('utf8'), headers: { ...loose, ce_id: ['older', headers.ce_id!], trace: undefined } })).toEqual(enriched);
  expect(code(() => decode({ value }))).toBe('not-a-cloudevent');
});

test('fields that this version does not know pass through', () => {
  const message = encode(enriched!);
  const value = Buffer.from(JSON.stringify({ ...(enriched!.data as object), mood: 'calm' }));
  expect(decode({ ...message, value }).data).toHaveProperty('mood', 'calm');
});

const code = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return (error as ContractError).code;
  }
  return 'accepted';
};
const without = (name: string) => Object.fromEntries(Object.entries(encode(enriched!).headers).filter(([key]) => key !== name));

test.each([
  ['no specversion', { headers: without('ce_specversion') }, 'not-a-cloudevent'],
  ['no type', { headers: without('ce_type') }, 'unknown-type'],
  ['a type of the future', { headers: { ...without('ce_type'), ce_type: Buffer.from('newsreel.page.fetched.v9') } }, 'unknown-type'],
  ['no id', { headers: without('ce_id') }, 'bad-attributes'],
  ['no key', { key: null }, 'no-key'],
  ['a value that is no JSON', { value: Buffer.from('{"url":') }, 'bad-data'],
  ['a value that is no UTF-8', { value: Buffer.from([0x22, 0xff, 0x22]) }, 'bad-data'],
  ['a value that lacks fields', { value: Buffer.from('{}') }, 'bad-data'],
  ['a tombstone where an article is due', { value: null }, 'bad-data'],
])('%s is refused by name', (_what, change, expected) => {
  expect(code(() => decode({ ...encode(enriched!), ...change }))).toBe(expected);
});

test('a later version is refused by its name, and says what to do', () => {
  expect(() => decode({ ...encode(page!), headers: { ...encode(page!).headers, ce_type: Buffer.from('newsreel.page.fetched.v9') } })).toThrow(
    'newsreel.page.fetched.v9 is another version than newsreel.page.fetched.v1, the one known here: update @newsreel/contracts to read it.',
  );
});

test.each([
  ['no object', [], 'not-a-cloudevent'],
  ['no specversion', { type: 'newsreel.page.fetched.v1' }, 'not-a-cloudevent'],
  ['no key', { ...toCloudEventJson(page!), partitionkey: undefined }, 'no-key'],
  ['a page without a body', { ...toCloudEventJson(page!), data_base64: undefined }, 'bad-data'],
  ['an article in base64 that is no JSON', { ...toCloudEventJson(enriched!), data: undefined, data_base64: 'e30x' }, 'bad-data'],
  ['an unknown type', { ...toCloudEventJson(page!), type: 'com.example.other' }, 'unknown-type'],
])('one JSON object with %s is refused by name', (_what, json, expected) => {
  expect(code(() => fromCloudEventJson(json))).toBe(expected);
});

test('an event that breaks its contract is not encoded', () => {
  expect(code(() => encode({ ...page!, extensions: {} }))).toBe('bad-attributes');
});
