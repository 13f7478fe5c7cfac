import { Command } from 'commander';

export function startCommand(): Command {
  const start = new Command('start').description('Run everything in one process until Ctrl-C; with no source yet, on a made-up news site.').option('--warc <folder>', 'write everything that is fetched there as WARC too; NEWSREEL_WARC otherwise');
  return start.action(async ({ warc }: { warc?: string }) => {
    const { runService } = await import('@newsreel/platform');
    const { runAllInOne } = await import('../services/run-all-in-one.js');
    await runService((fail) => runAllInOne(fail, { warc }));
  });
}
