import { spawn, type ChildProcess } from 'node:child_process';
import { chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { postgresBinaries } from './binaries.js';
import { postgresIdentity } from './user.js';

export interface ClusterOptions {
  /** The data folder; made on the first start. The user PostgreSQL runs as must be able to walk to it. */
  readonly folder: string;
  readonly port: number;
  readonly password: string;
  /** More settings, as `name=value`. */
  readonly settings?: readonly string[];
}

export interface Cluster {
  readonly url: string;
  readonly pid: number;
  /** Ends connections, writes everything down, and waits until the server is gone. */
  stop(): Promise<void>;
}

const USER = 'newsreel';
const START_LIMIT_MS = 30_000;

/**
 * Starts PostgreSQL on loopback; a server that another process, or an earlier one that was killed, runs in the folder is taken over. Several may
 * do this at once, even the very first time: one of them makes the folder, one starts the server, and all of them use both.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const identity = postgresIdentity();
  const binaries = await postgresBinaries(identity);
  if (!(await isInitialised(options.folder))) await initialise(options, binaries);
  const pid = (await runningPid(options.folder)) ?? (await spawnServer(options, binaries));
  const url = `postgres://${USER}:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/postgres`;
  const living = await untilItAnswers(url, pid, options.folder);
  return { url, pid: living, stop: () => stopServer(living) };
}

const isInitialised = (folder: string): Promise<boolean> => exists(join(folder, 'PG_VERSION'));

/** The folder appears whole or not at all. */
async function initialise(options: ClusterOptions, binaries: string): Promise<void> {
  const identity = postgresIdentity();
  await mkdir(dirname(options.folder), { recursive: true });
  const partial = await mkdtemp(`${options.folder}.`);
  const secrets = await mkdtemp(join(tmpdir(), 'newsreel-initdb-'));
  const passwordFile = join(secrets, 'password');
  await writeFile(passwordFile, options.password, { mode: 0o600 });
  if (identity) for (const path of [partial, secrets, passwordFile]) await chown(path, identity.uid, identity.gid);
  try {
    const args = ['-D', partial, '-U', USER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'];
    await finished(spawn(join(binaries, 'initdb'), args, { ...identity, cwd: '/', env: environment(), stdio: ['ignore', 'ignore', 'pipe'] }), 'initdb');
    await putInPlace(partial, options.folder);
  } finally {
    await rm(secrets, { recursive: true, force: true });
    await rm(partial, { recursive: true, force: true });
  }
}

async function putInPlace(partial: string, folder: string): Promise<void> {
  await rename(partial, folder).catch(async (error: unknown) => {
    // Another process was faster, and what it made is as good.
    if (await isInitialised(folder)) return;
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new Error(`${folder} is no data folder of PostgreSQL, and not empty either. Move it away, or choose another folder.`);
  });
}

async function spawnServer(options: ClusterOptions, binaries: string): Promise<number> {
  const settings = [`port=${options.port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'logging_collector=on', 'log_filename=postgresql.log', 'log_rotation_size=0', ...(options.settings ?? [])];
  const args = ['-D', options.folder, ...settings.flatMap((setting) => ['-c', setting])];
  // Detached: Ctrl-C in a terminal goes to the whole process group, and the database must outlive those who write to it.
  const server = spawn(join(binaries, 'postgres'), args, { ...postgresIdentity(), cwd: '/', env: environment(), stdio: 'ignore', detached: true });
  server.unref();
  await new Promise<void>((resolve, reject) => server.once('spawn', resolve).once('error', reject));
  return server.pid!;
}

// PostgreSQL needs nothing of our environment, and a stray PGDATA or LC_ALL would change what it does.
const environment = () => ({ LC_ALL: 'C', TZ: 'UTC' });

function finished(child: ChildProcess, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let errors = '';
    child.stderr?.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-4_000)));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${what} ended with ${code}: ${errors.trim()}`))));
  });
}

/** The server of the folder, if one lives: line 1 of postmaster.pid. */
async function runningPid(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) && pid > 0 && alive(pid) && text.includes(folder) ? pid : undefined;
}

/** @returns the process that answers: ours, or that of somebody who was faster, since one server at a time can have a folder. */
async function untilItAnswers(url: string, started: number, folder: string): Promise<number> {
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      await client.end();
      return (await runningPid(folder)) ?? started;
    } catch (error) {
      const isRunning = alive(started) || (await runningPid(folder)) !== undefined;
      if (!isRunning || Date.now() > deadline) {
        const log = await readFile(join(folder, 'log', 'postgresql.log'), 'utf8').catch(() => '');
        throw new Error(`PostgreSQL in ${folder} does not answer (${(error as Error).message}). The end of its log:\n${log.slice(-1_500)}`, { cause: error });
      }
      await pause(50);
    }
  }
}

async function stopServer(pid: number): Promise<void> {
  if (!alive(pid)) return;
  process.kill(pid, 'SIGINT'); // "fast shutdown"
  const deadline = Date.now() + 10_000;
  while (alive(pid) && Date.now() < deadline) await pause(20);
  if (alive(pid)) process.kill(pid, 'SIGQUIT');
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const exists = (path: string) => readFile(path).then(() => true, () => false);
