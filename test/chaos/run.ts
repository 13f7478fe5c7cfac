import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createBus, kafkaLog, partitionOf, postgresLog, type Bus, type Log } from '@newsreel/bus';
import { CrawlRequested, newEvent, PageFetched, topics, type NewsEvent } from '@newsreel/contracts';
import { commit, faultsOf, nameOf, type Fault, type Field } from './faults.js';
import { install } from './installation.js';
import { Ledger, reads } from './ledger.js';
import { mutants } from './mutants.js';
import { isPoison, makePlan, type PageEvent, type Plan, type Poison } from './plan.js';
import { prove } from './proof.js';
import { Random } from './random.js';
import { Broker, Database } from './servers.js';
import { Service, serviceNames, type ServiceName } from './services.js';
import { Site } from './site.js';

export interface ChaosOptions {
  readonly log: 'kafka' | 'postgres';
  readonly events: number;
  readonly seed: number;
  readonly mutant: string | null;
  readonly folder: string;
  /** How often the whole list of faults is gone through. */
  readonly rounds: number;
  readonly sessionSeconds: number;
  readonly refusalSeconds: number;
  readonly say: (line: string) => void;
  /** Called with what ends every process of the run, for when the run itself is ended. */
  readonly onStarted: (stop: () => Promise<void>) => void;
}

export interface ChaosResult {
  readonly violations: readonly string[];
  /** Faults that did not count. */
  readonly missed: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

// Longer than any wait of the services: sessions, pauses between tries, and the 90 s that a killed crawler's leases last.
const STANDSTILL_MS = 150_000;
// What a mutant has lost does not come back, however long one waits.
const MUTANT_STANDSTILL_MS = 15_000;

export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const { folder, say, seed, mutant } = options;
  mkdirSync(folder, { recursive: true });
  const plan = makePlan(options.events, seed);
  const root = install(folder, mutant);
  const site = new Site();
  const broker = options.log === 'kafka' ? new Broker(join(folder, 'kafka')) : null;
  const database = new Database(join(folder, 'postgres'));
  const services: Service[] = [];
  const stop = async () => {
    await Promise.all(services.map((service) => service.stop('SIGKILL')));
    site.close();
    await broker?.stop();
    await database.stop();
  };
  options.onStarted(stop);
  try {
    await Promise.all([site.start(plan), broker?.start(), database.start()]);
    const environment: Record<string, string> = {
      NEWSREEL_BUS: options.log,
      NEWSREEL_KAFKA_BROKERS: broker?.address ?? '',
      NEWSREEL_DATABASE_URL: database.serviceUrl,
      NEWSREEL_SESSION_SECONDS: String(options.sessionSeconds),
      NEWSREEL_WORKERS: '1',
    };
    const make = (name: ServiceName): Service => {
      const service = new Service(name, root, environment, folder);
      services.push(service);
      return service;
    };
    const main = Object.fromEntries(serviceNames.map((name) => [name, make(name)])) as Record<ServiceName, Service>;
    await Promise.all(Object.values(main).map((service) => service.start()));
    say(`seed ${seed}: ${plan.events.length} events, ${plan.poison.length} of them poison, ${plan.site.length} pages over HTTP; services are up`);
    return await underFire(options, plan, site, { services: main, extra: make, broker, database });
  } finally {
    await stop();
  }
}

type Ground = Pick<Field, 'services' | 'extra' | 'broker' | 'database'>;

async function underFire(options: ChaosOptions, plan: Plan, site: Site, ground: Ground): Promise<ChaosResult> {
  const { say } = options;
  const openLog = () => (ground.broker ? kafkaLog({ brokers: [ground.broker.address], clientId: 'chaos' }) : postgresLog({ url: ground.database.url }));
  const log = openLog();
  const quiet = () => {};
  const bus = createBus({ log: openLog(), logger: { debug: quiet, info: quiet, warn: quiet, error: quiet, fatal: quiet } });
  const ledger = new Ledger(log, () => ground.database.url);
  try {
    await addSources(ground.services.crawler, site);
    const feeder = new Feeder(plan.events, site, bus, log);
    const random = new Random(options.seed + 1);
    const faults = mutants[options.mutant ?? '']?.faults ?? faultsOf(random, ground.broker !== null, options.rounds);
    // Each fault has its share of the events: those before it are published before it happens, whatever the clock says.
    const share = Math.max(1, Math.floor(plan.events.length / (Math.max(1, faults.length) * 5)));
    const field: Field = { ...ground, ledger, random, sessionMs: options.sessionSeconds * 1_000, refusalMs: options.refusalSeconds * 1_000, feed: (shares = 1) => feeder.feed(shares * share), say };
    const missed: Fault[] = [];
    for (const fault of faults) {
      await feeder.feed(share);
      if (!(await commit(fault, field))) missed.push(fault);
    }
    await feeder.feed(plan.events.length);
    say(`all ${plan.events.length} events are published; waiting for quiet`);
    await untilQuiet(ledger, site, options.mutant ? MUTANT_STANDSTILL_MS : STANDSTILL_MS, say);
    const violations = await prove(plan, site, ledger);
    return { violations, missed: missed.map(nameOf), counts: counted(faults, missed) };
  } finally {
    await bus.close();
    await log.close();
  }
}

function counted(faults: readonly Fault[], missed: readonly Fault[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const fault of faults) if (!missed.includes(fault)) counts[nameOf(fault)] = (counts[nameOf(fault)] ?? 0) + 1;
  return counts;
}

/** Publishes the plan piece by piece, each piece until it is safe, and asks for pages over HTTP in the same measure. */
class Feeder {
  private at = 0;
  private asked = 0;
  private readonly urls: readonly string[];

  constructor(
    private readonly events: readonly (PageEvent | Poison)[],
    private readonly site: Site,
    private readonly bus: Bus,
    private readonly log: Log,
  ) {
    this.urls = [...site.content.keys()];
  }

  async feed(count: number): Promise<void> {
    const piece = this.events.slice(this.at, this.at + count);
    this.at += piece.length;
    const urls = this.urls.slice(this.asked, Math.ceil((this.at / this.events.length) * this.urls.length));
    this.asked += urls.length;
    await persistently(() => this.bus.publish(urls.map((url) => requestOf(url, this.site.sourceOf(url)))));
    await persistently(() => this.bus.publish(piece.flatMap((event) => (isPoison(event) ? [] : [pageEventOf(event)]))));
    for (const poison of piece.filter(isPoison)) await persistently(() => this.poison(poison));
  }

  private async poison({ topic: name, key, headers, value }: Poison): Promise<void> {
    const topic = topics.find((one) => one.name === name)!;
    const message = { key: Buffer.from(key), value: Buffer.from(value), headers: Object.fromEntries(Object.entries(headers).map(([header, text]) => [header, Buffer.from(text)])) };
    await this.log.append(topic, [{ message, partition: partitionOf(message.key, topic.partitions) }]);
  }
}

function pageEventOf({ id, url, fetchedAt, body }: PageEvent) {
  const extensions = { finalurl: url, status: '200', bodysha256: createHash('sha256').update(body).digest('hex') };
  return newEvent(PageFetched, { id, source: 'urn:chaos', time: fetchedAt, subject: url, key: url, contentType: 'text/html; charset=utf-8', extensions, headers: { 'http-headers': '[]' }, data: body });
}

function requestOf(url: string, sourceId: string) {
  return newEvent(CrawlRequested, { id: `request ${url}`, source: 'urn:chaos', time: new Date().toISOString(), subject: url, key: url, data: { url, sourceId } }) as NewsEvent;
}

async function persistently(work: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(300);
    }
  }
}

async function addSources(crawler: Service, site: Site): Promise<void> {
  for (const { id, url, host } of site.sources) {
    await persistently(async () => {
      const body = JSON.stringify({ id, url, allow: [host], delaySeconds: 0.02 });
      const answer = await fetch(`http://127.0.0.1:${crawler.port}/api/v1/sources`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      if (!answer.ok && answer.status !== 409) throw new Error(`The source ${url} was refused: ${await answer.text()}`);
    });
  }
}

/** Quiet is when nothing is left to do and stays so; or when nothing moves any more, and the proof will say why. */
async function untilQuiet(ledger: Ledger, site: Site, standstillMs: number, say: (line: string) => void): Promise<void> {
  let state = '';
  let changedAt = Date.now();
  for (let quiet = 0; quiet < 4; await pause(500)) {
    const left = await remaining(ledger, site).catch((error: Error) => error.message);
    quiet = left === '' ? quiet + 1 : 0;
    if (left !== state) {
      if (left) say(`  ${left}`);
      changedAt = Date.now();
    }
    state = left;
    if (Date.now() - changedAt > standstillMs && left) return say(`nothing has moved for ${standstillMs / 1_000} s`);
  }
}

async function remaining(ledger: Ledger, site: Site): Promise<string> {
  const lags = await Promise.all(reads.map(async ({ group, topic }) => `${group} ${topic} ${await ledger.lag(group, topic)}`));
  const outbox = await ledger.outbox();
  const pages = site.content.size - (await ledger.pagesFetched());
  return [...lags.filter((line) => !line.endsWith(' 0')), ...(outbox > 0 ? [`outbox ${outbox}`] : []), ...(pages > 0 ? [`pages to crawl ${pages}`] : [])].join(', ');
}
