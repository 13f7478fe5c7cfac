import { Command } from 'commander';

export function republishCommand(): Command {
  return new Command('republish')
    .description('Publish every article anew, above every sequence that was published before. Do that after a restore from a backup.')
    .action(async () => {
      const { republish } = await import('../../store/index.js');
      const { connected } = await import('../services/connect.js');
      await connected({ services: false }, async ({ storeDatabase }) => {
        process.stderr.write(`${await republish(storeDatabase)} articles and tombstones are on their way to articles.stored.\n`);
      });
    });
}
