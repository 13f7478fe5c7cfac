import { spawn } from 'node:child_process';
import { testDatabase, type TestDatabase } from '../../../../test/servers/postgres.js';
import { postgresLog, type PostgresLogOptions } from '../postgres/postgres-log.js';
import { conformance, type Subject } from './index.js';

let database: TestDatabase;
beforeAll(async () => void (database = await testDatabase()));
afterAll(() => database.drop());

const options = (): PostgresLogOptions => ({ url: database.url, sessionTimeoutMs: 2_000, housekeepingMs: 300, poolSize: 4 });

const subject = (): Subject => ({
  open: () => postgresLog(options()),
  spawnReader: (reader) => spawn(process.execPath, ['libs/bus/dist/conformance/reader-process.js', JSON.stringify({ postgres: options() }), JSON.stringify(reader)], { stdio: ['ignore', 'pipe', 'inherit'] }),
});

describe('the bus on PostgreSQL', () => {
  for (const { name, limitMs, run } of conformance(subject, { processes: true, compaction: true })) test(name, run, limitMs);
});
