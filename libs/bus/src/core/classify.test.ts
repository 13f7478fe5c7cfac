import { ContractError } from '@newsreel/contracts';
import { z } from 'zod';
import { BusError } from '../port/errors.js';
import { classify } from './classify.js';

const coded = (code: string) => Object.assign(new Error(code), { code });
const kafka = (name: string, more: object = {}) => Object.assign(new Error(name), { name, ...more });

test.each([
  ['08006', 'retryLater', 'connection failure'],
  ['08001', 'retryLater', 'cannot connect'],
  ['40001', 'retryLater', 'serialization failure'],
  ['40P01', 'retryLater', 'deadlock'],
  ['53300', 'retryLater', 'too many connections'],
  ['53100', 'retryLater', 'disk full'],
  ['55P03', 'retryLater', 'lock not available'],
  ['25P03', 'retryLater', 'the process stood still inside a transaction'],
  ['25P04', 'retryLater', 'the transaction took too long'],
  ['57P01', 'retryLater', 'shutdown'],
  ['57P03', 'retryLater', 'starting up'],
  ['57014', 'retryLater', 'statement timeout'],
  ['58030', 'retryLater', 'I/O error'],
  ['22021', 'deadLetter', 'a character that the encoding lacks'],
  ['22P05', 'deadLetter', 'NUL in text'],
  ['23505', 'deadLetter', 'unique violation'],
  ['55006', 'tryAgain', 'object in use'],
  ['42703', 'tryAgain', 'a column that is missing: a fault of ours'],
])('SQLSTATE %s is %s (%s)', (code, verdict) => {
  expect(classify(coded(code))).toBe(verdict);
});

test.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN'])('the socket error %s waits', (code) => {
  expect(classify(coded(code))).toBe('retryLater');
});

test.each([
  [kafka('KafkaJSProtocolError', { type: 'NOT_LEADER_FOR_PARTITION', retriable: true }), 'retryLater'],
  [kafka('KafkaJSConnectionError', { retriable: true }), 'retryLater'],
  [kafka('KafkaJSNumberOfRetriesExceeded', { retriable: false }), 'retryLater'],
  [kafka('KafkaJSProtocolError', { type: 'MESSAGE_TOO_LARGE', retriable: false }), 'deadLetter'],
  [kafka('KafkaJSProtocolError', { type: 'TOPIC_AUTHORIZATION_FAILED', retriable: false }), 'tryAgain'],
])('Kafka: %s is %s', (error, verdict) => {
  expect(classify(error)).toBe(verdict);
});

test.each([
  new ContractError('bad-data', 'no title'),
  z.object({ a: z.string() }).safeParse({}).error!,
  new BusError('too-large', 'too large'),
])('%s is dead at once', (error) => {
  expect(classify(error)).toBe('deadLetter');
});

test.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect'])('node-postgres: "%s" waits', (message) => {
  expect(classify(new Error(message))).toBe('retryLater');
});

test('a wrapped error is seen through its wrappers', () => {
  expect(classify(new Error('query failed', { cause: coded('57P01') }))).toBe('retryLater');
  expect(classify(Object.assign(new Error('QueryFailedError'), { driverError: coded('23505') }))).toBe('deadLetter');
  expect(classify(new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]))).toBe('retryLater');
});

test('a failure of a retry budget is as dead as what caused it', () => {
  const cause = kafka('KafkaJSProtocolError', { type: 'MESSAGE_TOO_LARGE', retriable: false });
  expect(classify(kafka('KafkaJSNumberOfRetriesExceeded', { cause }))).toBe('deadLetter');
});

test.each([new Error('oops'), new TypeError('x is not a function'), 'a string', null, undefined])('%s gets some tries', (error) => {
  expect(classify(error)).toBe('tryAgain');
});

test('a chain of causes that bites its tail comes to an end', () => {
  const error = new Error('loop');
  error.cause = error;
  expect(classify(error)).toBe('tryAgain');
});
