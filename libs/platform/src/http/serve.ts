import { Module, type DynamicModule, type INestApplication } from '@nestjs/common';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import { guards } from '../access/guard.js';
import type { Access } from '../access/keys.js';
import { Health } from '../health/health.js';
import type { Logger } from '../log/logger.js';
import { NestLogger } from '../log/nest-logger.js';
import { HealthController, METRICS } from './health.controller.js';
import { ProblemFilter } from './problem.filter.js';

export interface ServeOptions {
  readonly modules: readonly DynamicModule[];
  /** What brings events to the controllers, for example the strategy of libs/bus. */
  readonly transport?: MicroserviceOptions;
  readonly health: Health;
  readonly metrics: Registry;
  readonly log: Logger;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Who may use /api/v1: `accessOf(host, NEWSREEL_API_KEYS)`. Normally whoever reaches the port. */
  readonly access?: Access;
  /** Title and description of the OpenAPI page at /api; none without it. */
  readonly openApi?: { readonly title: string; readonly description: string; readonly version: string };
}

export interface Service {
  readonly app: INestApplication;
  readonly url: string;
  close(): Promise<void>;
}

@Module({})
class RootModule {}

/** Starts HTTP with /health/live, /health/ready, /metrics and problem documents around the given modules, then the transport. */
export async function serve(options: ServeOptions): Promise<Service> {
  const root: DynamicModule = {
    module: RootModule,
    imports: [...options.modules],
    controllers: [HealthController],
    providers: [
      { provide: Health, useValue: options.health },
      { provide: METRICS, useValue: options.metrics },
    ],
  };
  const app = await NestFactory.create<NestExpressApplication>(root, { logger: new NestLogger(options.log), abortOnError: false, forceCloseConnections: true });
  app.disable('x-powered-by');
  app.use('/api/v1', ...guards(options.access ?? 'none'));
  app.useGlobalFilters(new ProblemFilter(options.log));
  if (options.openApi) SwaggerModule.setup('api', app, openApiDocument(app, options.openApi), { jsonDocumentUrl: 'api/openapi.json' });
  if (options.transport) {
    app.connectMicroservice<MicroserviceOptions>(options.transport);
    await app.startAllMicroservices();
  }
  await app.listen(options.port, options.host);
  const { port } = app.getHttpServer().address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return { app, url: `http://${host}:${port}`, close: () => app.close() };
}

export function openApiDocument(app: INestApplication, about: NonNullable<ServeOptions['openApi']>): OpenAPIObject {
  const builder = new DocumentBuilder().setTitle(about.title).setDescription(about.description).setVersion(about.version);
  return SwaggerModule.createDocument(app, builder.build());
}
