import { memoryLog } from '../memory/memory-log.js';
import { conformance, type Subject } from './index.js';

describe('the bus in memory', () => {
  const subjects = new Map<string, Subject>();
  for (const { name, limitMs, run } of conformance(() => subjects.get('current')!, { processes: false, compaction: false })) {
    test(name, async () => {
      const log = memoryLog();
      subjects.set('current', { open: () => log });
      await run();
    }, limitMs);
  }
});
