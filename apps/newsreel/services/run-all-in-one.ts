import { createLogger, type Logger } from '@newsreel/platform';
import type { DemoSite } from '@newsreel/demo-site';
import { readNewsreelConfig } from '../config.js';
import { CommandError, EXIT } from '../exit.js';
import { openInstallation, type Installation } from '../installation/database.js';
import { startAllInOne } from './all-in-one.js';
import { startDemo } from './demo.js';

/** What `newsreel start` does: the database, the services, the demo site on a first start; and says where to look. */
export async function runAllInOne(fail: (error: unknown) => void, { warc }: { readonly warc?: string } = {}): Promise<{ log: Logger; close(): Promise<void> }> {
  const read = readNewsreelConfig();
  const config = { ...read, NEWSREEL_WARC: warc ?? read.NEWSREEL_WARC };
  const say = (line: string) => process.stderr.write(`${line}\n`);
  say('newsreel: starting PostgreSQL and the services …');
  const installation = await openInstallation(config, { services: true });
  if (installation.settings && !installation.runsServices) {
    await installation.close();
    throw new CommandError(`Another newsreel runs on ${config.NEWSREEL_DATA}. Stop it, or set NEWSREEL_DATA to another folder.`, EXIT.someFailed);
  }
  const log = createLogger('newsreel', config.NEWSREEL_LOG);
  try {
    const { settings, databaseUrl, runsServices } = installation;
    let demo: DemoSite | null = null;
    const service = await startAllInOne({
      config,
      databaseUrl,
      port: config.NEWSREEL_PORT,
      logger: log,
      onlyOne: runsServices,
      onFatal: fail,
      beforeCrawling: async (database) => {
        demo = settings ? await startDemo(database, settings) : null;
      },
    });
    say(whereToLook(service.url, installation, demo, config.NEWSREEL_DATA));
    return {
      log,
      close: async () => {
        await service.close();
        await demo?.close();
        await installation.close();
      },
    };
  } catch (error) {
    await installation.close();
    throw error;
  }
}

function whereToLook(url: string, { settings }: Installation, demo: DemoSite | null, data: string): string {
  const lines = [
    '',
    `  articles   ${url}/api/v1/articles`,
    `  API        ${url}/api`,
    `  metrics    ${url}/metrics   health ${url}/health/ready`,
    settings ? `  data       ${data}${settings.postgres.folder.startsWith(data) ? '' : ` (PostgreSQL: ${settings.postgres.folder})`}` : '  data       in the database of NEWSREEL_DATABASE_URL',
    demo ? `  demo site  ${demo.url} and ${demo.secondUrl}: made-up news, crawled now; "npx newsreel sources add URL" adds real ones` : '  sources    npx newsreel sources list',
    '',
    '  Ctrl-C stops it; the next start goes on where it was.',
    '',
  ];
  return lines.join('\n');
}
