import 'reflect-metadata';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ArticleStored, examplesOf, PageFetched } from '@newsreel/contracts';
import request from 'supertest';
import { createBus } from '../core/create-bus.js';
import { until } from '../conformance/waiting.js';
import { page } from '../conformance/world.js';
import { memoryLog } from '../memory/memory-log.js';
import { deadLetter, done } from '../port/outcome.js';
import { DeadLettersModule } from './dead-letters.controller.js';
import { DeadLetters } from './dead-letters.js';

const quiet = () => {};
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet, fatal: quiet };

describe('dead letters', () => {
  const log = memoryLog();
  const bus = createBus({ log, logger });
  const letters = new DeadLetters(log);
  const handled: string[] = [];
  let mended = false;
  let app: INestApplication;

  beforeAll(async () => {
    const one = async ({ key }: { key: string }) => (mended ? (handled.push(key), done()) : deadLetter(`cannot read ${key}`));
    bus.subscribe({ group: 'readers', topic: PageFetched.topic, events: [PageFetched], handler: { one } });
    bus.subscribe({ group: 'readers', topic: ArticleStored.topic, events: [ArticleStored], handler: { one: async () => deadLetter('never') } });
    app = await NestFactory.create(DeadLettersModule.of(letters), { logger: false });
    await app.init();
    await bus.start();
    await bus.publish(['a', 'b', 'c', 'd'].map((key) => page(key)));
    await until('all are dead', async () => (await letters.list()).length === 4);
  });
  afterAll(async () => {
    await app.close();
    await bus.close();
  });

  const http = () => request(app.getHttpServer());

  test('are listed by topic, group, reason, time and id', async () => {
    const all = (await http().get('/api/v1/dead-letters').expect(200)).body;
    expect(all.total).toBe(4);
    const count = async (query: object) => (await http().get('/api/v1/dead-letters').query(query).expect(200)).body.total;
    expect(await count({ topic: 'pages.raw', group: 'readers' })).toBe(4);
    expect(await count({ group: 'others' })).toBe(0);
    expect(await count({ reason: 'READ b' })).toBe(1);
    expect(await count({ until: '2020-01-01T00:00:00Z' })).toBe(0);
    expect(await count({ since: '2020-01-01T00:00:00Z' })).toBe(4);
    expect(await count({ id: all.items[0].id })).toBe(1);
    expect(await count({ id: all.items[0].eventId })).toBe(1);
  });

  test('one is shown with its record', async () => {
    const [first] = await letters.list({ reason: 'read a' });
    const { body } = await http().get('/api/v1/dead-letters/one').query({ id: first!.id }).expect(200);
    expect(body).toMatchObject({ key: 'a', reason: 'cannot read a', attempts: 0, headers: { ce_type: PageFetched.type }, valueBase64: Buffer.from('page').toString('base64') });
  });

  test('a wrong question is answered with what is wrong', async () => {
    expect((await http().get('/api/v1/dead-letters').query({ since: 'yesterday' }).expect(400)).body.message).toContain('since');
    expect((await http().post('/api/v1/dead-letters/drop').send({}).expect(400)).body.message).toContain('say which');
    await http().get('/api/v1/dead-letters/one').query({ id: 'pages.raw/readers/0/99' }).expect(404);
  });

  test('are redriven or dropped, once', async () => {
    mended = true;
    expect((await http().post('/api/v1/dead-letters/drop').send({ reason: 'read d' }).expect(200)).body).toEqual({ dropped: 1 });
    expect((await http().post('/api/v1/dead-letters/redrive').send({ all: true }).expect(200)).body).toEqual({ redriven: 3 });
    expect((await http().post('/api/v1/dead-letters/redrive').send({ all: true }).expect(200)).body).toEqual({ redriven: 0 });
    await until('they are handled', () => handled.length === 3);
    expect(handled.toSorted()).toEqual(['a', 'b', 'c']);
  });

  test('of a compacted topic are not sent back, for an old state would take the place of the newest', async () => {
    await bus.publish(examplesOf(ArticleStored).slice(0, 1) as Parameters<typeof bus.publish>[0]);
    await until('it is dead', async () => (await letters.list({ topic: 'articles.stored' })).length === 1);
    await expect(letters.redrive({ topic: 'articles.stored' })).rejects.toThrow(/keeps the newest record of each key/);
    expect(await letters.drop({ topic: 'articles.stored' })).toBe(1);
  });
});
