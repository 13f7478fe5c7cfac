import { storeService, type StoreService } from '../../../test/store/service.js';
import { accessOf, newKey } from '@newsreel/platform';

const [reading, admin] = [newKey('read'), newKey('admin')];
let store: StoreService;
beforeAll(async () => {
  store = await storeService(accessOf('0.0.0.0', `${reading.entry},${admin.entry}`));
});
afterAll(() => store?.close());

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

test('without a key nothing is answered, and the answer says how to give one', async () => {
  const response = await store.get('/api/v1/articles');
  expect([response.status, response.headers.get('www-authenticate'), await response.json()]).toEqual([401, 'Bearer realm="newsreel"', expect.objectContaining({ detail: 'Give a key: Authorization: Bearer KEY.' })]);
});

test('a key that nobody knows opens nothing', async () => {
  expect((await store.get('/api/v1/articles', bearer('nr_wrong'))).status).toBe(401);
});

test('a key for reading reads and does nothing else', async () => {
  expect((await store.get('/api/v1/articles', bearer(reading.key))).status).toBe(200);
  const purge = (key: string) => fetch(`${store.service.url}/api/v1/purges`, { method: 'POST', headers: { ...bearer(key), 'content-type': 'application/json' }, body: JSON.stringify({ source: 'nobody' }) });
  expect((await purge(reading.key)).status).toBe(403);
  expect(await (await purge(admin.key)).json()).toMatchObject({ articles: 0, fetches: 0 });
});

test('health needs no key: who watches the service has none', async () => {
  expect((await store.get('/health/live')).status).toBe(200);
});

test('answers carry security headers and what is left of the limit', async () => {
  const { headers } = await store.get('/api/v1/articles', bearer(reading.key));
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(headers.get('ratelimit')).toContain('r=');
});

test('a URL that is too long is refused', async () => {
  expect((await store.get(`/api/v1/articles?q=${'x'.repeat(8_001)}`, bearer(reading.key))).status).toBe(414);
});
