import { createLogger, openDatabase } from '@newsreel/platform';
import type { DataSource } from 'typeorm';
import { testDatabase } from '../servers/postgres.js';
import { entities } from '../../apps/store/schema/entities.js';
import { migrations } from '../../apps/store/schema/migrations.js';

const log = createLogger('test', 'silent');

export interface StoreDatabase {
  readonly database: DataSource;
  readonly url: string;
  close(): Promise<void>;
}

/** A store's database of the test's own, migrated and empty. */
export async function storeDatabase(poolSize = 10): Promise<StoreDatabase> {
  const open = (url: string) => openDatabase({ url, schema: 'store', entities, migrations, log, poolSize });
  const test = await testDatabase('store', async (url) => (await open(url)).destroy());
  const database = await open(test.url);
  return {
    database,
    url: test.url,
    close: async () => {
      await database.destroy();
      await test.drop();
    },
  };
}
