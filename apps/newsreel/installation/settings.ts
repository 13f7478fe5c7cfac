import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '@newsreel/platform';
import { z } from 'zod';
import { CommandError, EXIT } from '../exit.js';

/** What is picked at the first start and stays: URLs and ids survive a restart, and two data folders never collide. */
const Settings = z.object({
  postgres: z.object({ folder: z.string(), port: z.int(), password: z.string() }),
  demo: z.object({ port: z.int(), secondPort: z.int(), since: z.int() }),
});
export type Settings = z.infer<typeof Settings>;

const fileOf = (data: string) => join(data, 'newsreel.json');

/** Reads `newsreel.json` of the data folder, or makes it. It holds the database's password: mode 0600. */
export async function settingsOf(data: string, pickClusterFolder: () => Promise<string>): Promise<Settings> {
  const existing = await read(fileOf(data));
  if (existing) return existing;
  await mkdir(data, { recursive: true }).catch((error: Error) => {
    throw new CommandError(`NEWSREEL_DATA ${data} can't be made: ${error.message}`, EXIT.usage);
  });
  const settings: Settings = {
    postgres: { folder: await pickClusterFolder(), port: await freePort(), password: randomBytes(18).toString('base64url') },
    demo: { port: await freePort(), secondPort: await freePort(), since: Date.now() },
  };
  const partial = `${fileOf(data)}.${process.pid}`;
  await writeFile(partial, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
  try {
    await chmod(partial, 0o600);
    // Fails where another process was faster; then its settings hold.
    await link(partial, fileOf(data));
    return settings;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await read(fileOf(data)))!;
  } finally {
    await rm(partial, { force: true });
  }
}

async function read(file: string): Promise<Settings | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new CommandError(`${file} can't be read: ${error.message}`, EXIT.usage);
  });
  return text === null ? null : parse(text, file);
}

function parse(text: string, file: string): Settings {
  try {
    return Settings.parse(JSON.parse(text));
  } catch (error) {
    throw new CommandError(`${file} is damaged (${(error as Error).message}). Put it back from a backup, or move the folder away to start anew.`, EXIT.usage);
  }
}
