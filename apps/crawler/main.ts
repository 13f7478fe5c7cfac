import { parseArgs } from 'node:util';
import { startService } from '@newsreel/bus';
import { runService } from '@newsreel/platform';
import { readCrawlerConfig } from './config.js';
import { CrawlerModule, openCrawlerDatabase } from './index.js';

await runService(async (fail) => {
  const config = readCrawlerConfig();
  let close = async () => {};
  const service = await startService({
    name: 'crawler',
    config,
    onFatal: fail,
    openApi: { title: 'newsreel crawler', description: 'What is crawled, and how each host is doing. Errors are problem documents (RFC 9457).', version: '1' },
    modules: async (context) => {
      const database = await openCrawlerDatabase({ url: config.NEWSREEL_DATABASE_URL, log: context.log });
      close = () => database.destroy();
      return [CrawlerModule.register({ ...context, database, contact: config.NEWSREEL_CONTACT ?? null, warc: warcFolder(config.NEWSREEL_WARC), inFlight: config.NEWSREEL_IN_FLIGHT })];
    },
  });
  return {
    log: service.log,
    close: async () => {
      await service.close();
      await close();
    },
  };
});

/** `--warc DIR` on the command line, or the variable. */
function warcFolder(configured: string | undefined): string | null {
  const { values } = parseArgs({ options: { warc: { type: 'string' } } });
  return values.warc ?? configured ?? null;
}
