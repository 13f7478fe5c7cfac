import { Command } from 'commander';
import type { Host } from '../../crawler/index.js';
import { CommandError, EXIT } from '../exit.js';
import { wholeNumber } from '../options.js';
import { writeLine } from '../output.js';

interface ListOptions {
  readonly search?: string;
  readonly troubled?: boolean;
  readonly limit: number;
  readonly json?: boolean;
}

export function hostsCommand(): Command {
  const hosts = new Command('hosts').description('The hosts that are crawled: their state, last error and next turn.');
  hosts
    .command('list', { isDefault: true })
    .description('List hosts, those with something due soonest first.')
    .option('--search <words>', 'part of the origin')
    .option('--troubled', 'those that fail, are slowed down or paused')
    .option('--limit <n>', 'how many at most', wholeNumber(1, 10_000), 100)
    .option('--json', 'one JSON object a line')
    .action(list);
  hosts.command('pause').description('Send a host nothing until it is resumed.').argument('<origin>', 'for example https://news.example').action((origin: string) => pause(origin, true));
  hosts.command('resume').description('Let a paused host go on.').argument('<origin>').action((origin: string) => pause(origin, false));
  return hosts;
}

async function list({ search, troubled, limit, json }: ListOptions): Promise<void> {
  const { listHosts } = await import('../../crawler/index.js');
  const { connected } = await import('../services/connect.js');
  await connected({ services: false }, async ({ crawlerDatabase }) => {
    for (const host of await listHosts(crawlerDatabase, { search, troubled, limit })) await writeLine(json ? JSON.stringify(host) : described(host));
  });
}

function described({ origin, paused, turnAt, failures, lastError }: Host): string {
  const turn = paused ? 'paused' : Number.isFinite(new Date(turnAt).getTime()) ? `next turn ${new Date(turnAt).toISOString()}` : 'nothing due';
  return `${origin}  ${turn}${failures > 0 ? `  ${failures} failures` : ''}${lastError ? `\n  ${lastError}` : ''}`;
}

async function pause(origin: string, paused: boolean): Promise<void> {
  const { pauseHost } = await import('../../crawler/index.js');
  const { connected } = await import('../services/connect.js');
  await connected({ services: false }, async ({ crawlerDatabase }) => {
    const host = await pauseHost(crawlerDatabase, origin, paused);
    if (!host) throw new CommandError(`${origin} is no host that is known; "newsreel hosts" lists them. A host is scheme, name and port.`, EXIT.usage);
    process.stderr.write(`${origin} is ${paused ? 'paused' : 'resumed'}.\n`);
  });
}
