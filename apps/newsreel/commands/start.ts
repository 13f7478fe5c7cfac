import { Command } from 'commander';

export function startCommand(): Command {
  return new Command('start').description('Run everything in one process until Ctrl-C; with no source yet, on a made-up news site.').action(async () => {
    const { runService } = await import('@newsreel/platform');
    const { runAllInOne } = await import('../services/run-all-in-one.js');
    await runService(runAllInOne);
  });
}
