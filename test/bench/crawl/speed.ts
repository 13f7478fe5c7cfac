import { createBus, postgresLog, type Bus } from '@newsreel/bus';
import { Health, createMetrics } from '@newsreel/platform';
import { Agent, request } from 'undici';
import { Crawler } from '../../../apps/crawler/index.js';
import { fill, network, silent, startDatabase, startInternet, type Internet } from './world.js';

const HOSTS = 2_000;
const IN_FLIGHT = 64;
const DELAY_MS = 1_000;
const WARM_MS = 5_000;

/** One process of the crawler against a bare loop of requests with as many under way, to the same hosts, that drops what comes. */
export async function speed({ seconds = 20, withLog = false, known = 100_000 } = {}): Promise<void> {
  const bare = await bareLoop(seconds);
  console.log(`bare undici loop          ${bare.toFixed(0)} pages/s`);
  const crawled = await crawl(seconds, withLog, known);
  console.log(`crawler, ${known} URLs known, ${withLog ? 'PostgreSQL log' : 'no log'}   ${crawled.pages.toFixed(0)} pages/s, ${((100 * crawled.pages) / bare).toFixed(0)} % of it; shortest gap of a host ${crawled.gapMs.toFixed(0)} ms (delay ${DELAY_MS})`);
}

async function bareLoop(seconds: number): Promise<number> {
  const internet = await startInternet();
  const agent = new Agent({ connections: 2, connect: { lookup: (_name: string, options: { all?: boolean }, done: (error: null, address: unknown, family?: number) => void) => (options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4)) } as never });
  let next = 0;
  let done = 0;
  const ends = performance.now() + WARM_MS + seconds * 1_000;
  const warm = performance.now() + WARM_MS;
  const loop = async () => {
    while (performance.now() < ends) {
      const response = await request(`http://h${(next++ % HOSTS) + 1}.test:${internet.port}/${next}`, { dispatcher: agent });
      await response.body.dump();
      if (performance.now() > warm) done++;
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, loop));
  await agent.destroy();
  await internet.end();
  return done / seconds;
}

async function crawl(seconds: number, withLog: boolean, known: number): Promise<{ pages: number; gapMs: number }> {
  const internet = await startInternet();
  const { database, url, close } = await startDatabase();
  await fill(database, { hosts: HOSTS, pages: Math.ceil(known / HOSTS), origin: `http://h%s.test:${internet.port}`, delayMs: DELAY_MS });
  let published = 0;
  const log = withLog ? createBus({ log: postgresLog({ url, logger: silent }), logger: silent }) : null;
  await log?.start();
  const bus: Pick<Bus, 'publish'> = {
    publish: async (events) => {
      await log?.publish(events);
      published += events.length;
    },
  };
  const crawler = new Crawler({ database, bus, log: silent, metrics: createMetrics('bench'), health: new Health(), contact: 'bench@newsreel.example', inFlight: IN_FLIGHT, network });
  crawler.start();
  await pause(WARM_MS);
  const before = published;
  const usage = process.cpuUsage();
  await pause(seconds * 1_000);
  const pages = (published - before) / seconds;
  const { user, system } = process.cpuUsage(usage);
  console.log(`  processor time per page: ${((user + system) / 1_000 / (published - before)).toFixed(2)} ms`);
  await crawler.stop();
  await log?.close();
  await close();
  return { pages, gapMs: await shortestGap(internet) };
}

async function shortestGap(internet: Internet): Promise<number> {
  let shortest = Infinity;
  for (const requests of (await internet.end()).values()) for (let i = 1; i < requests.length; i++) shortest = Math.min(shortest, requests[i]!.at - requests[i - 1]!.until);
  return shortest;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
