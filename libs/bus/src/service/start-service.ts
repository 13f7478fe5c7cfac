import type { DynamicModule } from '@nestjs/common';
import { Health, accessOf, busChoice, createLogger, createMetrics, serve, type BusChoice, type Logger, type Registry, type ServeOptions, type Service } from '@newsreel/platform';
import { createBus } from '../core/create-bus.js';
import { DeadLetters } from '../dead-letters/dead-letters.js';
import { kafkaLog } from '../kafka/kafka-log.js';
import type { Log } from '../log/log.js';
import { BusModule } from './bus-module.js';
import { BusStrategy } from '../nest/bus-strategy.js';
import type { Bus } from '../port/bus.js';
import { postgresLog } from '../postgres/postgres-log.js';

/** The variables that every service of the bus has read. */
export interface ServiceConfig {
  readonly NEWSREEL_HOST: string;
  readonly NEWSREEL_PORT: number;
  readonly NEWSREEL_LOG: string;
  readonly NEWSREEL_API_KEYS?: string | undefined;
  readonly NEWSREEL_BUS?: 'kafka' | 'postgres' | undefined;
  readonly NEWSREEL_KAFKA_BROKERS: string[];
  readonly NEWSREEL_DATABASE_URL?: string | undefined;
  readonly NEWSREEL_SESSION_SECONDS?: number | undefined;
}

/** What the modules of a service are made of. */
export interface ServiceContext {
  readonly bus: Bus;
  readonly log: Logger;
  readonly metrics: Registry;
  readonly health: Health;
  readonly letters: DeadLetters;
}

export interface BusServiceOptions {
  readonly name: string;
  readonly config: ServiceConfig;
  readonly modules: (context: ServiceContext) => Promise<readonly DynamicModule[]>;
  readonly openApi?: ServeOptions['openApi'];
  /** The service can't go on; normally the process ends. */
  readonly onFatal?: (error: Error) => void;
  /** Where log lines go; normally to standard output. */
  readonly logger?: Logger;
}

/** Starts a service: its log, metrics and health, the bus of the configuration, its modules, HTTP, and the handlers of its controllers. */
export async function startService(options: BusServiceOptions): Promise<Service & ServiceContext> {
  const { name, config } = options;
  const log = options.logger ?? createLogger(name, config.NEWSREEL_LOG);
  const metrics = createMetrics(name);
  const health = new Health();
  const eventLog = openLog(busChoice(config), name, log);
  const bus = createBus({ log: eventLog, logger: log, metrics, onFatal: options.onFatal });
  health.add('bus', () => {
    const { ready, problems } = bus.health();
    if (!ready) throw new Error(problems.join('; '));
  });
  const context = { bus, log, metrics, health, letters: new DeadLetters(eventLog) };
  const service = await serve({
    modules: [BusModule.of(bus), ...(await options.modules(context))],
    transport: { strategy: new BusStrategy(bus) },
    health,
    metrics,
    log,
    host: config.NEWSREEL_HOST,
    port: config.NEWSREEL_PORT,
    // A service without an API has nothing that a key could open.
    access: options.openApi ? accessOf(config.NEWSREEL_HOST, config.NEWSREEL_API_KEYS) : 'none',
    openApi: options.openApi,
  });
  log.info({ url: service.url }, `${name} is up`);
  return { ...context, ...service };
}

export function openLog(choice: BusChoice, clientId: string, log: Logger): Log {
  const session = choice.sessionTimeoutMs === undefined ? {} : { sessionTimeoutMs: choice.sessionTimeoutMs };
  if (choice.kind === 'postgres') return postgresLog({ url: choice.databaseUrl, logger: log, ...session });
  return kafkaLog({ brokers: choice.brokers, ...session, clientId: `newsreel-${clientId}`, onClientLog: (message, fields) => log.debug(fields, message) });
}
