import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort, startCluster } from '@newsreel/platform';
import { withServers } from './with-servers.js';

export interface Logs {
  /** For whatever else the work writes; gone with the servers. */
  readonly folder: string;
  readonly broker: string;
  /** Of PostgreSQL. */
  readonly url: string;
}

/** Does the work on a Kafka and a PostgreSQL of its own. */
export async function withLogs(work: (logs: Logs) => Promise<void>): Promise<void> {
  const { startKafka } = (await import(pathToFileURL(resolve('deploy/kafka/kafka.ts')).href)) as typeof import('../../deploy/kafka/kafka.js');
  await withServers(async (started) => {
    const folder = mkdtempSync(join(tmpdir(), 'newsreel-bench-'));
    chmodSync(folder, 0o755);
    started(() => rmSync(folder, { recursive: true, force: true }));
    const kafka = await startKafka({ folder: join(folder, 'kafka'), port: 0 });
    started(() => kafka.stop('SIGKILL'));
    const postgres = await startCluster({ folder: join(folder, 'postgres'), port: await freePort(), password: 'bench' });
    started(() => postgres.stop());
    await work({ folder, broker: kafka.brokers, url: postgres.url });
  });
}
