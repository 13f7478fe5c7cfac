// One Apache Kafka broker in KRaft mode from its Maven jars, for a person (`npm run kafka`) and for the tests. Needs Java 17 and Maven.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 15_000;
// Short-lived and small: the second compiler tier and a parallel collector cost more than they bring here.
const JVM = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx512m'];

export interface LocalKafka {
  /** `host:port`. */
  readonly brokers: string;
  readonly pid: number;
  /** Ends the broker: SIGTERM lets it flush, SIGKILL is the crash that a test wants. Resolves when the process is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export interface LocalKafkaOptions {
  /** Everything the broker writes lies here; starting again in the same folder goes on where it was. */
  readonly folder: string;
  /** 0 takes a free one at the first start. The controller listens on a free port of its own. */
  readonly port: number;
  /** `name=value` lines that are added to the broker's properties. */
  readonly properties?: Readonly<Record<string, string>>;
}

/** Whether this machine could run it: names what is missing, or null. */
export async function missingForKafka(): Promise<string | null> {
  for (const [command, flag, name] of [['java', '-version', 'Java 17 or newer'], ['mvn', '-v', 'Maven']] as const) {
    if (!(await run(command, [flag]).then(() => true, () => false))) return name;
  }
  return null;
}

/** @throws Error with the broker's last words if it does not start. */
export async function startKafka({ folder, port, properties = {} }: LocalKafkaOptions): Promise<LocalKafka> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'server.properties');
  const ports = existsSync(file) ? portsIn(file) : { broker: port || (await freePort()), controller: await freePort() };
  writeFileSync(file, Object.entries({ ...settings(folder, ports), ...properties }).map(([name, value]) => `${name}=${value}\n`).join(''));
  const classpath = await jars(folder);
  if (!existsSync(join(folder, 'log', 'meta.properties'))) {
    const clusterId = randomBytes(16).toString('base64url');
    // One word, for an id may begin with a dash.
    await run('java', [...JVM, '-cp', classpath, 'kafka.tools.StorageTool', 'format', `--cluster-id=${clusterId}`, '-c', file]);
  }
  const log = join(folder, 'kafka.log');
  rmSync(log, { force: true });
  const out = openSync(log, 'w');
  // A group of its own: Ctrl-C in the terminal reaches whoever started it, who then stops it in order.
  const broker = spawn('java', [...JVM, '-cp', classpath, 'kafka.Kafka', file], { stdio: ['ignore', out, out], detached: true });
  closeSync(out);
  const killed = () => broker.kill('SIGKILL');
  process.once('exit', killed);
  broker.once('exit', () => process.off('exit', killed));
  await started(broker, log);
  return { brokers: `127.0.0.1:${ports.broker}`, pid: broker.pid!, stop: (signal) => stop(broker, signal) };
}

async function started(broker: ChildProcess, log: string): Promise<void> {
  const gaveUp = once(broker, 'exit').catch((error: Error) => [error.message]);
  for (let waited = 0; waited < START_LIMIT_MS; waited += 50) {
    if (readFileSync(log, 'utf8').includes('Kafka Server started')) return;
    const ended = await Promise.race([gaveUp, pause(50)]);
    if (ended) break;
  }
  broker.kill('SIGKILL');
  const words = readFileSync(log, 'utf8').split('\n').filter((line) => /ERROR|Exception|FATAL/.test(line));
  throw new Error(`Kafka did not start; ${log} says: ${words.slice(-5).join('\n') || 'nothing'}`);
}

async function stop(broker: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (broker.exitCode !== null || broker.signalCode !== null) return;
  const gone = once(broker, 'exit');
  broker.kill(signal);
  const limit = new AbortController();
  await Promise.race([gone, pause(STOP_LIMIT_MS, undefined, { signal: limit.signal }).then(() => broker.kill('SIGKILL'), () => undefined)]);
  limit.abort();
  await gone;
}

function settings(folder: string, ports: { broker: number; controller: number }): Record<string, string> {
  return {
    'process.roles': 'broker,controller',
    'node.id': '1',
    listeners: `PLAINTEXT://127.0.0.1:${ports.broker},CONTROLLER://127.0.0.1:${ports.controller}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${ports.broker}`,
    'controller.listener.names': 'CONTROLLER',
    'controller.quorum.voters': `1@127.0.0.1:${ports.controller}`,
    'log.dirs': resolve(folder, 'log'),
    // A topic is made by who knows its partitions and limits, never by a typing error in its name.
    'auto.create.topics.enable': 'false',
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '4',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
    'group.initial.rebalance.delay.ms': '0',
  };
}

function portsIn(file: string): { broker: number; controller: number } {
  const found = /^listeners=PLAINTEXT:\/\/127\.0\.0\.1:(\d+),CONTROLLER:\/\/127\.0\.0\.1:(\d+)$/m.exec(readFileSync(file, 'utf8'));
  if (!found) throw new Error(`${file} names no ports; delete the folder to begin anew.`);
  return { broker: Number(found[1]), controller: Number(found[2]) };
}

/** The classpath, as Maven resolves it; asked for once a folder, and again if a jar has gone. */
async function jars(folder: string): Promise<string> {
  const file = resolve(folder, 'classpath');
  const cached = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (cached && cached.split(delimiter).every((jar) => existsSync(jar))) return cached;
  await run('mvn', ['-q', '-B', '-f', join(import.meta.dirname, 'pom.xml'), 'dependency:build-classpath', `-Dmdep.outputFile=${file}`]);
  return readFileSync(file, 'utf8').trim();
}

/** As that of libs/platform, which need not be built where this runs: none of the ports that the system gives to outgoing connections. */
async function freePort(tries = 100): Promise<number> {
  const port = randomInt(20_000, 32_768);
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if (tries === 0) throw error;
    return freePort(tries - 1);
  }
  server.close();
  await once(server, 'close');
  return port;
}

if (import.meta.main) {
  const folder = resolve('.kafka');
  const missing = await missingForKafka();
  if (missing) {
    console.error(`A local Kafka needs ${missing}, which is not on this machine.`);
    process.exit(69);
  }
  console.log(`Starting Apache Kafka 4.3.1 in ${folder} (the first time Maven fetches 45 jars)`);
  const kafka = await startKafka({ folder, port: 9092 });
  console.log(`Kafka answers at ${kafka.brokers} (process ${kafka.pid}, log in ${join(folder, 'kafka.log')})\nUse it with NEWSREEL_KAFKA_BROKERS=${kafka.brokers}; Ctrl-C stops it, deleting ${folder} forgets its data.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void kafka.stop().then(() => process.exit(0)));
}
