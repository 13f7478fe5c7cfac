import { AssertionError } from 'node:assert';
import { ContractError, encode, type EventDefinition, type NewsEvent } from '@newsreel/contracts';

/** The part of an event that a test speaks of: objects may leave members out, lists may not. Jest's asymmetric matchers are welcome. */
export type EventPart = Partial<{ [Member in keyof NewsEvent]: unknown }>;

/** What distinguishes an event from what is expected, in words; empty if nothing does. An event that breaks its contract never matches. */
export function eventDifferences(event: unknown, definition: EventDefinition<never> | EventDefinition, expected: EventPart = {}): string[] {
  if (typeof event !== 'object' || event === null || !('type' in event)) return [`${shown(event)} is no event`];
  const found = event as NewsEvent;
  if (found.type !== definition.type) return [`type is ${found.type}, not ${definition.type}`];
  try {
    encode(found);
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    return [`it breaks its contract: ${error.message}`];
  }
  return differences(expected, found, '');
}

/** For node:test and others without `expect.extend`. @throws AssertionError that lists the differences */
export function assertEvent(event: unknown, definition: EventDefinition<never> | EventDefinition, expected: EventPart = {}): void {
  const found = eventDifferences(event, definition, expected);
  if (found.length > 0) throw new AssertionError({ message: `The event is not as expected:\n  ${found.join('\n  ')}`, actual: event, expected });
}

/** `expect.extend({ toMatchEvent })`, then `expect(event).toMatchEvent(ArticleStored, { data: { language: 'en' } })`. */
export function toMatchEvent(event: unknown, definition: EventDefinition<never> | EventDefinition, expected: EventPart = {}): { pass: boolean; message: () => string } {
  const found = eventDifferences(event, definition, expected);
  const message = () => (found.length > 0 ? `The event is not as expected:\n  ${found.join('\n  ')}` : `The event is a ${definition.type} as described, which it should not be.`);
  return { pass: found.length === 0, message };
}

interface AsymmetricMatcher {
  asymmetricMatch(value: unknown): boolean;
}

function differences(expected: unknown, actual: unknown, path: string): string[] {
  const differs = [`${path || 'event'} is ${shown(actual)}, not ${shown(expected)}`];
  if (isMatcher(expected)) return expected.asymmetricMatch(actual) ? [] : differs;
  if (Buffer.isBuffer(expected)) return Buffer.isBuffer(actual) && expected.equals(actual) ? [] : differs;
  if (typeof expected !== 'object' || expected === null) return Object.is(expected, actual) ? [] : differs;
  if (typeof actual !== 'object' || actual === null || Array.isArray(expected) !== Array.isArray(actual)) return differs;
  if (Array.isArray(expected) && expected.length !== (actual as unknown[]).length) return differs;
  return Object.entries(expected).flatMap(([name, value]) => differences(value, (actual as Record<string, unknown>)[name], path === '' ? name : `${path}.${name}`));
}

const isMatcher = (value: unknown): value is AsymmetricMatcher => typeof (value as AsymmetricMatcher | null)?.asymmetricMatch === 'function';

function shown(value: unknown): string {
  const text = isMatcher(value) ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
