import { setTimeout as pause } from 'node:timers/promises';
import { openLog } from '@newsreel/bus';
import { busChoice } from '@newsreel/platform';
import { crawlAnswers, requestCrawl, type Asked, type CrawlAnswer } from '../../crawler/index.js';
import { recordedPages } from '../../store/index.js';
import { EXIT } from '../exit.js';
import { writeLine } from '../output.js';
import { commandLog, connected, type Connection } from './connect.js';
import { DeadPages } from './dead-pages.js';

const LOOK_EVERY_MS = 100;
/** A letter is dated by the log of events, a request by the database. */
const CLOCKS_DIFFER_MS = 60_000;

export interface CrawlOptions {
  readonly allow: readonly string[];
  readonly timeoutMs: number;
}

/** Crawls the URLs and prints what became of each, as soon as it is known. Returns the exit status. */
export function crawl(urls: readonly string[], options: CrawlOptions): Promise<number> {
  return connected({ services: true }, async (connection) => {
    const deadline = Date.now() + options.timeoutMs;
    const open = new Map<string, Asked>();
    for (const url of urls) {
      const asked = await requestCrawl(connection.crawlerDatabase, url, { allow: options.allow });
      open.set(asked.key, asked);
    }
    const log = openLog(busChoice({ ...connection.config, NEWSREEL_DATABASE_URL: connection.databaseUrl }), 'command', commandLog(connection.config));
    const dead = new DeadPages(log, new Date(Math.min(...[...open.values()].map(({ at }) => at.getTime())) - CLOCKS_DIFFER_MS));
    try {
      return await answered(connection, open, dead, deadline);
    } finally {
      await log.close();
    }
  });
}

async function answered(connection: Connection, open: Map<string, Asked>, dead: DeadPages, deadline: number): Promise<number> {
  let failed = false;
  while (open.size > 0) {
    if (Date.now() > deadline) {
      for (const { url } of open.values()) complain(url, 'no answer within the time there was');
      return EXIT.timeout;
    }
    for (const { key, line, error } of await settled(connection, [...open.values()], dead)) {
      open.delete(key);
      if (line) await writeLine(line);
      if (error) failed = true;
    }
    if (open.size > 0) await pause(LOOK_EVERY_MS);
  }
  return failed ? EXIT.someFailed : EXIT.ok;
}

interface Settled {
  readonly key: string;
  /** The article as JSON; null for a page that is none, which is no error. */
  readonly line: string | null;
  readonly error: boolean;
}

/** Of what was asked for, what is finished: not fetched, fetched and recorded, or fetched and given up. */
async function settled({ crawlerDatabase, storeDatabase }: Connection, asked: readonly Asked[], dead: DeadPages): Promise<Settled[]> {
  const answers = await crawlAnswers(crawlerDatabase, asked);
  const events = answers.flatMap(({ pageEventId }) => pageEventId ?? []);
  const recorded = events.length > 0 ? await recordedPages(storeDatabase, events) : new Map<string, never>();
  const deadLetters = await dead.reasons(events.filter((event) => !recorded.has(event)));
  return answers.flatMap((answer) => {
    if (!answer.pageEventId) return notFetched(answer);
    const page = recorded.get(answer.pageEventId);
    const reason = deadLetters.get(answer.pageEventId);
    if (!page) return reason === undefined ? [] : notFetched({ ...answer, reason });
    if (page.isArticle) return { key: answer.key, line: JSON.stringify(page.article), error: false };
    complain(answer.url, `no article: ${page.reason}`);
    return { key: answer.key, line: null, error: false };
  });
}

function notFetched({ key, url, reason }: CrawlAnswer): Settled {
  complain(url, reason ?? 'not fetched');
  return { key, line: null, error: true };
}

const complain = (url: string, why: string) => process.stderr.write(`${url}: ${why}\n`);
