import { createLogger, createMetrics, Health, serve, type Access, type Service } from '@newsreel/platform';
import { openApi, StoreModule } from '../../apps/store/index.js';
import { recordingBus } from './bus.js';
import { storeDatabase, type StoreDatabase } from './database.js';

export interface StoreService extends StoreDatabase {
  readonly service: Service;
  readonly bus: ReturnType<typeof recordingBus>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** The JSON of an answer that must be a success. */
  json<Body = Record<string, unknown>>(path: string): Promise<Body>;
}

/** The store over HTTP on a database of the test's own, or on one that it names; what it publishes is kept in `bus`. */
export async function storeService(access: Access = 'none', named?: StoreDatabase): Promise<StoreService> {
  const store = named ?? (await storeDatabase());
  const log = createLogger('test', 'silent');
  const metrics = createMetrics('store');
  const health = new Health();
  const bus = recordingBus();
  const unused = { subscribe: () => {}, start: async () => {}, health: () => ({ ready: true, problems: [] }), close: async () => {} };
  const module = StoreModule.register({ database: store.database, bus: { ...unused, publish: bus.publish }, log, metrics, health });
  const service = await serve({ modules: [module], health, metrics, log, host: '127.0.0.1', port: 0, openApi, access });
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${service.url}${path}`, { headers, redirect: 'manual' });
  return {
    ...store,
    service,
    bus,
    get,
    json: async <Body>(path: string) => {
      const response = await get(path);
      const text = await response.text();
      if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
      return JSON.parse(text) as Body;
    },
    close: async () => {
      await service.close();
      await store.close();
    },
  };
}
