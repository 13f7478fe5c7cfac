import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { ListedSource } from '../../crawler/index.js';
import { CommandError, EXIT } from '../exit.js';
import { collect, number } from '../options.js';
import { writeLine } from '../output.js';

interface AddOptions {
  readonly allow: string[];
  readonly homeCountry?: string;
  readonly language?: string;
  readonly delay?: number;
  readonly id?: string;
  readonly budget?: number;
}

export function sourcesCommand(): Command {
  const sources = new Command('sources').description('What is crawled: feeds, sitemaps, section pages, lists of URLs.');
  sources
    .command('add')
    .description('Add a source: a site, a feed, a sitemap, a section page or a list of URLs.')
    .argument('<url>')
    .option('--id <id>', 'a name of your own; made of the host otherwise')
    .option('--allow <host[:port]>', 'a host that may have a private address; can be repeated', collect, [])
    .option('--home-country <code>', 'ISO 3166-1 alpha-2: where the source is at home')
    .option('--language <code>', 'BCP 47')
    .option('--delay <seconds>', 'between two requests to its host', number(0, 3_600))
    .option('--budget <pages>', 'pages a day', number(1, 10_000_000))
    .action(add);
  sources.command('import').description('Add the sources of an OPML or CSV file.').argument('<file>').action(importFile);
  sources.command('list').description('List the sources and how each is doing.').option('--json', 'one JSON object a line').action(list);
  sources.command('remove').description('Remove a source; what it brought stays.').argument('<id-or-url>').action(remove);
  return sources;
}

async function add(url: string, { allow, homeCountry, language, delay, id, budget }: AddOptions): Promise<void> {
  const { addSource } = await import('../../crawler/index.js');
  await onDatabase(async (database, contact) => {
    const source = await addSource(database, { url, id, allow, homeCountry, language, delaySeconds: delay, dailyBudget: budget }, { contact });
    await writeLine(`${source.id}  ${source.url}`);
  });
}

async function importFile(file: string): Promise<void> {
  const { importSources } = await import('../../crawler/index.js');
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new CommandError(`${file} can't be read: ${error.message}`, EXIT.usage);
  });
  await onDatabase(async (database, contact) => {
    const { added, known, errors } = await importSources(database, text, { contact });
    for (const { where, message } of errors) process.stderr.write(`${where}: ${message}\n`);
    process.stderr.write(`${added.length} added, ${known} known already, ${errors.length} wrong.\n`);
    if (errors.length > 0) process.exitCode = EXIT.someFailed;
  });
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const { listSources } = await import('../../crawler/index.js');
  await onDatabase(async (database) => {
    const sources = await listSources(database);
    if (sources.length === 0 && !json) process.stderr.write('There is no source yet; "newsreel sources add URL" adds one.\n');
    for (const source of sources) await writeLine(json ? JSON.stringify(source) : described(source));
  });
}

function described({ id, url, homeCountry, enabled, documents, quietReason, quietSince }: ListedSource): string {
  const head = `${id}  ${url}${homeCountry ? `  ${homeCountry}` : ''}${enabled ? '' : '  (disabled)'}`;
  const lines = documents.map((document) => {
    const read = document.fetchedAt ? `read ${document.fetchedAt.toISOString()}` : 'not read yet';
    const entries = document.entries === null ? '' : `, ${document.entries} URLs`;
    return `  ${document.kind}  ${document.url}\n    ${read}${entries}${document.reason ? `; ${document.reason}` : ''}`;
  });
  const quiet = quietReason ? [`  quiet since ${quietSince ? new Date(quietSince).toISOString() : 'a while'}: ${quietReason}`] : [];
  return [head, ...quiet, ...lines].join('\n');
}

async function remove(idOrUrl: string): Promise<void> {
  const { removeSource } = await import('../../crawler/index.js');
  await onDatabase(async (database) => {
    const source = await removeSource(database, idOrUrl);
    process.stderr.write(`${source.id} is removed.\n`);
  });
}

type Database = Parameters<typeof import('../../crawler/index.js').listSources>[0];

async function onDatabase(work: (database: Database, contact: string | null) => Promise<void>): Promise<void> {
  const { connected } = await import('../services/connect.js');
  const { SourceError } = await import('../../crawler/index.js');
  try {
    await connected({ services: false }, ({ crawlerDatabase, config }) => work(crawlerDatabase, config.NEWSREEL_CONTACT ?? null));
  } catch (error) {
    if (error instanceof SourceError || (error as Error).name === 'UrlError') throw new CommandError((error as Error).message, EXIT.usage);
    throw error;
  }
}
