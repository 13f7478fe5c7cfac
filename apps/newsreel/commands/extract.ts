import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { Command } from 'commander';
import { CommandError, EXIT } from '../exit.js';
import { writeLine } from '../output.js';
import { threads, withPool } from '../worker-pool.js';

interface Options {
  readonly url?: string;
  readonly contentType?: string;
  readonly jsonl?: boolean;
  readonly workers: number;
}

export function extractCommand(): Command {
  return new Command('extract')
    .description('Strip a page to its article and print that as JSON.')
    .argument('[file]', 'the HTML page; - is standard input', '-')
    .option('--url <url>', 'where the page comes from')
    .option('--content-type <type>', "the server's Content-Type")
    .option('--jsonl', 'pages as lines {"id","url","contentType","bodyBase64"} on standard input; lines {"id","article"} or {"id","error"} out')
    .option('--workers <n>', 'threads for --jsonl', threads, 1)
    .action((file: string, options: Options) => (options.jsonl ? extractMany(options) : extractOne(file, options)));
}

async function extractOne(file: string, options: Options): Promise<void> {
  if (!options.url || !URL.canParse(options.url)) throw new CommandError('--url is needed and must be a URL: links in the page are relative to it.', EXIT.usage);
  const body = file === '-' ? await buffer(process.stdin) : await readPage(file);
  const page = { url: options.url, finalUrl: options.url, status: 200, contentType: options.contentType ?? null, body, pageEventId: '', fetchedAt: '', source: { id: null, homeCountry: null } };
  await withPool({ threads: 1, extractsOnly: true }, async (pool) => {
    await writeLine(JSON.stringify(await pool.run<'extract'>({ kind: 'extract', page }), null, 2));
  });
}

async function readPage(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new CommandError(`${file} can't be read: ${(error as Error).message}`, EXIT.usage);
  }
}

async function extractMany({ workers }: Options): Promise<void> {
  const { jsonLines } = await import('../../enrichment/command-line.js');
  await withPool({ threads: workers, extractsOnly: true, meanwhile: jsonLines }, async (pool) => {
    const { extractLines } = await jsonLines();
    for await (const line of extractLines({ input: process.stdin, pool, threads: workers })) await writeLine(line);
  });
}
