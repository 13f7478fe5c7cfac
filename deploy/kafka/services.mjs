// npm run start:kafka: Apache Kafka, PostgreSQL, and crawler, enrichment and store as three processes, on this machine.
// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readNewsreelConfig } from '../../dist/apps/newsreel/config.js';
import { openInstallation } from '../../dist/apps/newsreel/installation/database.js';
import { openDatabases } from '../../dist/apps/newsreel/services/all-in-one.js';
import { startDemo } from '../../dist/apps/newsreel/services/demo.js';
import { createLogger } from '@newsreel/platform';
import { missingForKafka, startKafka } from './kafka.ts';

const HELP = `npm run start:kafka

Starts Apache Kafka (or uses NEWSREEL_KAFKA_BROKERS) and PostgreSQL (or NEWSREEL_DATABASE_URL), and on them the three services as processes
of their own: store on 8080, crawler on 8081, enrichment on 8082. With no source yet, they crawl a made-up news site.`;

if (parseArgs({ options: { help: { type: 'boolean', short: 'h' } } }).values.help) {
  console.log(HELP);
  process.exit(0);
}

const config = readNewsreelConfig();
const log = createLogger('start', config.NEWSREEL_LOG);
const say = (/** @type {string} */ line) => console.error(line);
/** @type {(() => Promise<unknown>)[]} Undone in reverse. */
const undo = [];

async function brokers() {
  if (config.NEWSREEL_KAFKA_BROKERS.length > 0) return config.NEWSREEL_KAFKA_BROKERS.join(',');
  const missing = await missingForKafka();
  if (missing) throw new Error(`${missing} is missing, and Kafka needs it. Install it, or set NEWSREEL_KAFKA_BROKERS.`);
  say('newsreel: starting Apache Kafka (its jars are fetched once) …');
  const kafka = await startKafka({ folder: join(config.NEWSREEL_DATA, 'kafka'), port: 0 });
  undo.push(() => kafka.stop());
  return kafka.brokers;
}

/** @param {string} name @param {number} port @param {Record<string, string>} settings */
function startProcess(name, port, settings) {
  const child = spawn(process.execPath, [`dist/apps/${name}/main.js`], {
    env: { ...process.env, ...settings, NEWSREEL_PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit'],
    // Ctrl-C goes to the whole group of the terminal; they are stopped in order instead.
    detached: true,
  });
  const gone = once(child, 'exit');
  gone.then(([code, signal]) => {
    if (stopping) return;
    say(`newsreel: ${name} ended (${signal ?? code}); stopping the rest`);
    void stop(1);
  });
  undo.push(async () => {
    child.kill('SIGTERM');
    await gone;
  });
  say(`  ${name.padEnd(10)} http://127.0.0.1:${port}   process ${child.pid}`);
}

let stopping = false;
/** @param {number} code */
async function stop(code) {
  if (stopping) return;
  stopping = true;
  for (const step of undo.reverse()) await step().catch((error) => say(String(error)));
  process.exit(code);
}
process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));

try {
  say('newsreel: starting PostgreSQL …');
  const installation = await openInstallation(config, { services: true });
  undo.push(() => installation.close());
  if (installation.settings && !installation.runsServices) throw new Error(`Another newsreel runs on ${config.NEWSREEL_DATA}.`);
  const settings = { NEWSREEL_KAFKA_BROKERS: await brokers(), NEWSREEL_DATABASE_URL: installation.databaseUrl };
  say(`  kafka      ${settings.NEWSREEL_KAFKA_BROKERS}`);
  const { crawlerDatabase, storeDatabase } = await openDatabases(installation.databaseUrl, log);
  const demo = installation.settings ? await startDemo(crawlerDatabase, installation.settings) : null;
  if (demo) undo.push(() => demo.close());
  await Promise.all([crawlerDatabase.destroy(), storeDatabase.destroy()]);
  startProcess('store', 8080, settings);
  startProcess('crawler', 8081, settings);
  startProcess('enrichment', 8082, settings);
  say(`\n  articles   http://127.0.0.1:8080/api/v1/articles\n  Ctrl-C stops all of it.\n`);
} catch (error) {
  say(`newsreel: ${/** @type {Error} */ (error).message}`);
  await stop(1);
}
