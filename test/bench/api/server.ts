import { createLogger, createMetrics, Health, serve } from '@newsreel/platform';
import { StoreModule } from '../../../apps/store/index.js';
import { openStore } from '../store/cluster.js';

// The store alone, in a process of its own, so that who asks does not slow down who answers.
const database = await openStore(process.argv[2]!);
const [log, metrics, health] = [createLogger('bench', 'error'), createMetrics('bench'), new Health()];
const bus = { publish: async () => {}, subscribe: () => {}, start: async () => {}, health: () => ({ ready: true, problems: [] }), close: async () => {} };
const { url } = await serve({ modules: [StoreModule.register({ database, bus, log, metrics, health })], health, metrics, log, host: '127.0.0.1', port: 0 });
process.send!(url);
