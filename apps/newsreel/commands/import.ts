import { Command, InvalidArgumentError } from 'commander';
import type { NewsEvent } from '@newsreel/contracts';
import { CommandError, EXIT } from '../exit.js';

interface Options {
  readonly source?: string;
  readonly homeCountry?: string;
}

export function importCommand(): Command {
  return new Command('import')
    .description('Publish the HTML responses of a WARC file as fetched pages, with the status, headers and time of then. Exits 1 if something in it is damaged; the rest is published all the same.')
    .argument('<file>', 'crawl.warc or crawl.warc.gz')
    .option('--source <id>', 'the source that the pages are to belong to')
    .option('--home-country <code>', 'ISO 3166-1 alpha-2: where that source is at home', country)
    .action(importFile);
}

function country(text: string): string {
  if (!/^[A-Z]{2}$/.test(text)) throw new InvalidArgumentError('It is two capital letters, as in ISO 3166-1.');
  return text;
}

const BATCH = 50;

async function importFile(file: string, { source, homeCountry }: Options): Promise<void> {
  if (homeCountry && !source) throw new CommandError('--home-country is that of a source: name it by --source.', EXIT.usage);
  const { importWarc } = await import('@newsreel/replay');
  const { withBus } = await import('../services/connect-log.js');
  const skipped: Record<string, number> = {};
  let pages = 0;
  await withBus(async (bus) => {
    let batch: NewsEvent[] = [];
    const flush = async () => {
      await bus.publish(batch);
      pages += batch.length;
      batch = [];
      process.stderr.write(`\r${pages} pages`);
    };
    const onSkipped = (reason: string, byte: number, why: string | null) => {
      skipped[reason] = (skipped[reason] ?? 0) + 1;
      if (why) process.stderr.write(`\n${file}, byte ${byte}: ${why}\n`);
    };
    for await (const event of importWarc(file, { source: source ? { id: source, homeCountry: homeCountry ?? null } : null, onSkipped })) {
      batch.push(event);
      if (batch.length >= BATCH) await flush();
    }
    if (batch.length > 0) await flush();
  });
  const rest = Object.entries(skipped).map(([reason, count]) => `${count} ${reason}`);
  process.stderr.write(`\r${pages} pages published${rest.length > 0 ? `; no page events: ${rest.join(', ')}` : ''}.\n`);
  if (skipped.damaged) process.exitCode = EXIT.someFailed;
}
