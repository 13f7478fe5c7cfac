import { z } from 'zod';
import { ConfigError, readConfig } from './read.js';
import { busChoice, busFields, flag, list, port } from './fields.js';

const Fields = z.object({ NEWSREEL_PORT: port(8080), NEWSREEL_TRACE: flag(false), NEWSREEL_BROKERS: list() });

const message = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  return '(accepted)';
};

test('what is not set has its default, and an empty variable counts as not set', () => {
  expect(readConfig(Fields, { NEWSREEL_PORT: '' })).toEqual({ NEWSREEL_PORT: 8080, NEWSREEL_TRACE: false, NEWSREEL_BROKERS: [] });
});

test('values are turned into what they stand for', () => {
  expect(readConfig(Fields, { NEWSREEL_PORT: '81', NEWSREEL_TRACE: 'yes', NEWSREEL_BROKERS: 'a:1, b:2' })).toEqual({ NEWSREEL_PORT: 81, NEWSREEL_TRACE: true, NEWSREEL_BROKERS: ['a:1', 'b:2'] });
});

test('a wrong value ends with its name, its value and what is allowed, all of them at once', () => {
  const said = message(() => readConfig(Fields, { NEWSREEL_PORT: '99999', NEWSREEL_TRACE: 'maybe' }));
  expect(said).toContain('NEWSREEL_PORT is "99999"');
  expect(said).toContain('a port from 0');
  expect(said).toContain('NEWSREEL_TRACE is "maybe"');
});

test('a wrong secret is named but not shown', () => {
  const said = message(() => readConfig(z.object(busFields), { NEWSREEL_DATABASE_URL: 'mysql://me:hunter2@db/x' }));
  expect(said).toContain('NEWSREEL_DATABASE_URL');
  expect(said).not.toContain('hunter2');
});

describe('which log carries the events', () => {
  const choose = (env: Record<string, string>) => busChoice(readConfig(z.object(busFields), env));

  test('Kafka where brokers are named, PostgreSQL otherwise', () => {
    expect(choose({ NEWSREEL_KAFKA_BROKERS: 'a:9092' })).toEqual({ kind: 'kafka', brokers: ['a:9092'] });
    expect(choose({ NEWSREEL_DATABASE_URL: 'postgres://db/x' })).toEqual({ kind: 'postgres', databaseUrl: 'postgres://db/x' });
    expect(choose({ NEWSREEL_BUS: 'postgres', NEWSREEL_KAFKA_BROKERS: 'a:9092', NEWSREEL_DATABASE_URL: 'postgres://db/x' }).kind).toBe('postgres');
  });

  test('a log that nobody says where to find is asked for by name', () => {
    expect(message(() => choose({ NEWSREEL_BUS: 'kafka' }))).toContain('NEWSREEL_KAFKA_BROKERS');
    expect(message(() => choose({}))).toContain('NEWSREEL_DATABASE_URL');
  });
});
