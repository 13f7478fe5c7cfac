import { Command } from 'commander';
import { writeLine } from '../output.js';

export function purgeCommand(): Command {
  return new Command('purge')
    .description('Remove everything of a source, because its publisher asks for it: rows go, articles.stored gets tombstones, the source is removed from the crawl.')
    .requiredOption('--source <id>', 'as "newsreel sources list" names it')
    .action(async ({ source }: { source: string }) => {
      const { topics } = await import('@newsreel/contracts');
      const { SourceError, removeSource } = await import('../../crawler/index.js');
      const { purgeSource } = await import('../../store/index.js');
      const { connected } = await import('../services/connect.js');
      await connected({ services: false }, async ({ crawlerDatabase, storeDatabase }) => {
        // First the crawl, so that nothing new of it comes while the rest is removed; a source that is gone already is no obstacle.
        await removeSource(crawlerDatabase, source).catch((error: unknown) => {
          if (!(error instanceof SourceError)) throw error;
        });
        await writeLine(JSON.stringify({ source, ...(await purgeSource(storeDatabase, source)) }));
      });
      for (const { name, retentionMs, cleanupPolicy } of topics) {
        if (cleanupPolicy === 'delete' && name !== 'crawl.requests') process.stderr.write(`Records on ${name} leave by ${new Date(Date.now() + retentionMs).toISOString().slice(0, 10)}, by retention.\n`);
      }
      process.stderr.write('WARC files and reels are not touched.\n');
    });
}
