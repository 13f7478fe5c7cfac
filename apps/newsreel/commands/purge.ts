import { opendir } from 'node:fs/promises';
import { Command } from 'commander';
import type { DataSource } from 'typeorm';
import { collect } from '../options.js';
import { writeLine } from '../output.js';

interface Options {
  readonly source: string;
  readonly recordings: string[];
}

export function purgeCommand(): Command {
  return new Command('purge')
    .description('Remove everything of a source, because its publisher asks for it: rows go, articles.stored gets tombstones, the source is removed from the crawl.')
    .requiredOption('--source <id>', 'as "newsreel sources list" names it')
    .option('--recordings <folder>', 'list the WARC files and reels below it that hold something of the source; can be repeated', collect, [])
    .action(purge);
}

async function purge({ source, recordings }: Options): Promise<void> {
  const { purgeSource } = await import('../../store/index.js');
  const { connected } = await import('../services/connect.js');
  // What can't be listed is to be said before anything is gone.
  for (const folder of recordings) await (await opendir(folder)).close();
  const host = await connected({ services: false }, async ({ crawlerDatabase, storeDatabase }) => {
    // First the crawl, so that nothing new of it comes while the rest is removed.
    const removed = await removeFromCrawl(crawlerDatabase, source);
    await writeLine(JSON.stringify({ source, ...(await purgeSource(storeDatabase, source)) }));
    return removed;
  });
  await sayWhenRecordsLeave();
  await listRecordings(source, host, recordings);
}

/** @returns the host of the source; null where it is not crawled any more, which is no obstacle. */
async function removeFromCrawl(crawlerDatabase: DataSource, source: string): Promise<string | null> {
  const { SourceError, removeSource } = await import('../../crawler/index.js');
  try {
    const { url } = await removeSource(crawlerDatabase, source);
    return new URL(url).hostname.replace(/^www\./, '');
  } catch (error) {
    if (error instanceof SourceError) return null;
    throw error;
  }
}

async function sayWhenRecordsLeave(): Promise<void> {
  const { topics } = await import('@newsreel/contracts');
  for (const { name, retentionMs, cleanupPolicy } of topics) {
    if (cleanupPolicy === 'delete' && name !== 'crawl.requests') process.stderr.write(`Records on ${name} leave by ${new Date(Date.now() + retentionMs).toISOString().slice(0, 10)}, by retention.\n`);
  }
}

async function listRecordings(source: string, host: string | null, folders: readonly string[]): Promise<void> {
  if (folders.length === 0) return void process.stderr.write('WARC files and reels are not touched; --recordings FOLDER lists those that hold something of it.\n');
  const { recordingsOf } = await import('../recordings/recordings.js');
  if (host === null) process.stderr.write('The source is not crawled any more, so that its host is not known: all WARC files are listed.\n');
  let listed = 0;
  for await (const { file, records, problem } of recordingsOf({ source, host }, folders)) {
    process.stderr.write(`${file}: ${records} records${problem ? `; it can't be read on: ${problem}` : ''}\n`);
    listed++;
  }
  process.stderr.write(`${listed} recordings hold something of it. They are not touched: remove them, or cut them with "newsreel reel cut".\n`);
}
