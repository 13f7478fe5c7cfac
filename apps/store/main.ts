import { DeadLettersModule, IntakeModule, startService } from '@newsreel/bus';
import { openDatabase, runService } from '@newsreel/platform';
import { readStoreConfig } from './config.js';
import { StoreModule, entities, migrations, openApi } from './index.js';

await runService(async (fail) => {
  const config = readStoreConfig();
  let close = async () => {};
  const service = await startService({
    name: 'store',
    config,
    onFatal: fail,
    openApi,
    modules: async ({ bus, log, metrics, health, letters }) => {
      const database = await openDatabase({ url: config.NEWSREEL_DATABASE_URL, schema: 'store', entities, migrations, log });
      close = () => database.destroy();
      return [StoreModule.register({ database, bus, log, metrics, health }), DeadLettersModule.of(letters), IntakeModule.of()];
    },
  });
  return {
    log: service.log,
    close: async () => {
      await service.close();
      await close();
    },
  };
});
