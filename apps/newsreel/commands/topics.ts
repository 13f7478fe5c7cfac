import { Command } from 'commander';
import type { Topic } from '@newsreel/contracts';
import { writeLine } from '../output.js';

export function topicsCommand(): Command {
  return new Command('topics')
    .description('List the topics and the events on them.')
    .option('--json', 'one JSON object a line')
    .action(async ({ json }: { json?: boolean }) => {
      const { events, topics } = await import('@newsreel/contracts');
      for (const topic of topics) {
        const types = events.filter((event) => event.topic === topic).map(({ type }) => type);
        if (json) await writeLine(JSON.stringify({ ...topic, events: types }));
        else await writeLine(`${topic.name}\n  ${topic.description}\n  ${topic.partitions} partitions, ${kept(topic)}, ${topic.compression}\n${types.map((type) => `  - ${type}`).join('\n')}`);
      }
    });
}

function kept({ cleanupPolicy, retentionMs }: Topic): string {
  const days = `${retentionMs / 86_400_000} days`;
  return cleanupPolicy === 'compact' ? `the newest record of each key kept, tombstones ${days}` : `kept ${days}`;
}
