import { Controller, Get, Module, NotFoundException } from '@nestjs/common';
import { createLogger } from '../log/logger.js';
import { createMetrics } from '../metrics/metrics.js';
import { Health } from '../health/health.js';
import { serve, type Service } from './serve.js';

@Controller('things')
class ThingsController {
  @Get('missing')
  missing() {
    throw new NotFoundException('There is no such thing.');
  }
  @Get('broken')
  broken() {
    throw new Error('password is hunter2');
  }
}

@Module({ controllers: [ThingsController] })
class ThingsModule {}

const health = new Health();
let service: Service;
beforeAll(async () => {
  service = await serve({
    modules: [{ module: ThingsModule }],
    health,
    metrics: createMetrics('test'),
    log: createLogger('test', 'silent'),
    host: '127.0.0.1',
    port: 0,
    openApi: { title: 'Things', description: 'For a test.', version: '1' },
  });
});
afterAll(() => service.close());

const get = (path: string) => fetch(`${service.url}${path}`);

test('liveness and readiness are told apart', async () => {
  health.add('database', () => Promise.reject(new Error('is down')));
  expect((await get('/health/live')).status).toBe(200);
  const ready = await get('/health/ready');
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({ ready: false, problems: { database: 'is down' } });
});

test('metrics are in the text format of Prometheus', async () => {
  const response = await get('/metrics');
  expect(response.headers.get('content-type')).toContain('text/plain');
  expect(await response.text()).toContain('process_cpu_seconds_total{service="test"}');
});

test('an error is a problem document', async () => {
  const response = await get('/things/missing');
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(await response.json()).toEqual({ type: 'about:blank', title: 'Not Found', status: 404, detail: 'There is no such thing.' });
});

test('what broke inside is not told outside', async () => {
  const response = await get('/things/broken');
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('hunter2');
});

test('an unknown path is a problem document too', async () => {
  expect((await get('/nowhere')).headers.get('content-type')).toContain('application/problem+json');
});

test('the OpenAPI document lists the paths', async () => {
  const document = (await (await get('/api/openapi.json')).json()) as { paths: object };
  expect(Object.keys(document.paths)).toEqual(['/things/missing', '/things/broken']);
});
