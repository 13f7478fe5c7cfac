import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { ListedSource, SourceChange } from '../../../crawler/index.js';
import { CommandError, EXIT } from '../../exit.js';
import { number } from '../../options.js';
import { writeLine } from '../../output.js';
import { described } from './described.js';
import { onDatabase } from './on-database.js';
import { changeOf, withSettings, type SettingOptions } from './settings.js';

interface Json {
  readonly json?: boolean;
}

interface AddOptions extends SettingOptions, Json {
  readonly id?: string;
  readonly wait: boolean;
  readonly timeout: number;
}

export function sourcesCommand(): Command {
  const sources = new Command('sources').description('What is crawled: feeds, sitemaps, section pages, lists of URLs.');
  const add = sources.command('add').description('Add a source, look at it, and say what it consists of. Exits 1 if there is nothing to crawl, 3 if the time was over before that was known; it is set up all the same.');
  withSettings(add.argument('<url>', 'a site, a feed, a sitemap, a section page or a list of URLs').option('--id <id>', 'a name of your own; made of the host otherwise'))
    .option('--no-wait', 'only set it up: whoever crawls will look at it')
    .option('--timeout <seconds>', 'how long to wait until it has been looked at', number(0.1, 3_600), 120)
    .option('--json', 'the source as a JSON object')
    .action(addOne);
  sources.command('import').description('Add the sources of an OPML or CSV file.').argument('<file>').action(importFile);
  sources.command('list').description('List the sources and how each is doing.').option('--quiet', 'those that have gone quiet').option('--json', 'one JSON object a line').action(list);
  sources.command('show').description('Show one source.').argument('<id-or-url>').option('--json', 'as a JSON object').action((id: string, { json }: Json) => onDatabase(async (database) => show(await (await crawler()).getSource(database, id), json)));
  withSettings(sources.command('set').description('Change what is named of a source; "none" takes a setting back.').argument('<id-or-url>')).option('--json', 'the source as a JSON object').action((id: string, options: SettingOptions & Json) => change(id, changeOf(options), options));
  sources.command('disable').description('Fetch nothing of a source until it is enabled again.').argument('<id-or-url>').option('--json', 'the source as a JSON object').action((id: string, options: Json) => change(id, { enabled: false }, options));
  sources.command('enable').description('Let a disabled source go on.').argument('<id-or-url>').option('--json', 'the source as a JSON object').action((id: string, options: Json) => change(id, { enabled: true }, options));
  sources.command('remove').description('Remove a source; what it brought stays.').argument('<id-or-url>').action(remove);
  return sources;
}

const crawler = () => import('../../../crawler/index.js');

const show = (source: ListedSource, json = false): Promise<void> => writeLine(json ? JSON.stringify(source) : described(source));

async function addOne(url: string, { id, wait, timeout, json, ...settings }: AddOptions): Promise<void> {
  const { addSource, getSource, whenDiscovered } = await crawler();
  const { enabled: _, ...wanted } = changeOf(settings);
  const input = { url, id, ...wanted };
  if (!wait) return onDatabase(async (database, contact) => show(await getSource(database, (await addSource(database, input, { contact })).id), json));
  const { withCrawler } = await import('../../services/with-crawler.js');
  await withCrawler(async (database, contact) => {
    const added = await addSource(database, input, { contact });
    const { source, isComplete } = await whenDiscovered(database, added.id, timeout * 1_000);
    await show(source, json);
    if (isComplete && source.documents.every(({ fetchedAt }) => fetchedAt === null)) process.exitCode = EXIT.someFailed;
    if (isComplete) return;
    process.stderr.write(`${source.id} is set up, but not all of it has been looked at within ${timeout} s; "newsreel sources show ${source.id}" says how it goes on.\n`);
    process.exitCode = EXIT.timeout;
  });
}

async function importFile(file: string): Promise<void> {
  const { importSources } = await crawler();
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

const PAGE = 500;

async function list({ quiet = false, json = false }: Json & { quiet?: boolean }): Promise<void> {
  const { listSources } = await crawler();
  await onDatabase(async (database) => {
    let shown = 0;
    for (let page = await listSources(database, { limit: PAGE }); page.length > 0; page = await listSources(database, { limit: PAGE, after: page.at(-1)!.id })) {
      const chosen = page.filter(({ quietReason }) => !quiet || quietReason !== null);
      for (const source of chosen) await show(source, json);
      shown += chosen.length;
    }
    if (shown === 0 && !json) process.stderr.write(quiet ? 'No source has gone quiet.\n' : 'There is no source yet; "newsreel sources add URL" adds one.\n');
  });
}

async function change(id: string, wanted: SourceChange, { json }: Json): Promise<void> {
  const { changeSource } = await crawler();
  if (Object.keys(wanted).length === 0) throw new CommandError('sources set: say what is to change; "newsreel sources set --help" lists what can.', EXIT.usage);
  await onDatabase(async (database) => show(await changeSource(database, id, wanted), json));
}

async function remove(idOrUrl: string): Promise<void> {
  const { removeSource } = await crawler();
  await onDatabase(async (database) => {
    const source = await removeSource(database, idOrUrl);
    process.stderr.write(`${source.id} is removed.\n`);
  });
}
