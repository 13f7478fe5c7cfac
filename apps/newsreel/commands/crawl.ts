import { Command } from 'commander';
import { CommandError, EXIT } from '../exit.js';
import { collect, number } from '../options.js';

interface Options {
  readonly allow: string[];
  readonly timeout: number;
}

export function crawlCommand(): Command {
  return new Command('crawl')
    .description('Fetch URLs now and print each article as a JSON line once it is stored. Exits 0: all are articles or recorded as none, 1: some failed, 3: time ran out.')
    .argument('<url...>', 'http or https URLs')
    .option('--allow <host[:port]>', 'a host that may have a private address; can be repeated', collect, [])
    .option('--timeout <seconds>', 'how long to wait for all of them', number(0.1, 86_400), 60)
    .action(async (urls: string[], options: Options) => {
      const wrong = urls.filter((url) => !/^https?:$/.test(URL.parse(url)?.protocol ?? ''));
      if (wrong.length > 0) throw new CommandError(`${wrong.join(', ')}: not an http or https URL.`, EXIT.usage);
      const { crawl } = await import('../services/crawl.js');
      process.exitCode = await crawl(urls, { allow: options.allow, timeoutMs: options.timeout * 1000 });
    });
}
