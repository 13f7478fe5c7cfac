import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { articlesCommand } from './commands/articles/articles.js';
import { crawlCommand } from './commands/crawl.js';
import { dlqCommand } from './commands/dlq.js';
import { extractCommand } from './commands/extract.js';
import { hostsCommand } from './commands/hosts.js';
import { importCommand } from './commands/import.js';
import { migrationsCommand } from './commands/migrations.js';
import { purgeCommand } from './commands/purge.js';
import { recordCommand } from './commands/record.js';
import { reelCommand } from './commands/reel.js';
import { republishCommand } from './commands/republish.js';
import { retentionCommand } from './commands/retention.js';
import { replayCommand } from './commands/replay.js';
import { sourcesCommand } from './commands/sources/sources.js';
import { startCommand } from './commands/start.js';
import { tagCommand } from './commands/tag.js';
import { topicsCommand } from './commands/topics.js';
import { CommandError, EXIT, exitCodeOfKind } from './exit.js';
import { endWithReader } from './output.js';

const { version } = JSON.parse(readFileSync(new URL('../../../apps/newsreel/package.json', import.meta.url), 'utf8')) as { version: string };

const program = new Command('newsreel')
  .description("The web's news as a stream that programs can use.")
  .version(version)
  .addHelpText('after', '\nSettings come from NEWSREEL_* variables; the README lists them. Data are written to standard output, everything else to standard error.\nExit status: 0 done, 1 something failed, 2 asked for wrongly, 3 the time was over, 130 stopped by Ctrl-C. start ends as services do: docs/operating.md.')
  .exitOverride();

const commands = [startCommand, sourcesCommand, hostsCommand, crawlCommand, articlesCommand, extractCommand, tagCommand, topicsCommand, dlqCommand, purgeCommand, retentionCommand, republishCommand, migrationsCommand, importCommand, recordCommand, replayCommand, reelCommand];
for (const command of commands) program.addCommand(inherit(command()));

/** Commander hands settings down to commands it makes itself, not to those that are added. */
function inherit(command: Command): Command {
  command.copyInheritedSettings(program);
  command.commands.forEach((sub) => inherit(sub as Command));
  return command;
}

endWithReader();
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  // Commander has said it itself: help and version are no errors, everything else is a matter of usage.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof CommandError) {
    process.stderr.write(`newsreel: ${error.message}\n`);
    return error.exitCode;
  }
  const known = exitCodeOfKind(error as NodeJS.ErrnoException);
  if (known !== null) {
    process.stderr.write(`newsreel: ${(error as Error).message}\n`);
    return known;
  }
  process.stderr.write(`newsreel: ${(error as Error).stack}\n`);
  return EXIT.someFailed;
}
