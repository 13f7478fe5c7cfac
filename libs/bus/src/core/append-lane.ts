import type { Topic } from '@newsreel/contracts';
import type { Append, Log } from '../log/log.js';

// A Kafka batch of 4 MiB holds one partition's records at the worst, so it stays below the record limit even uncompressed.
const MAX_BYTES = 4 * 1024 * 1024;
const MAX_RECORDS = 5_000;

interface Waiting {
  readonly record: Append;
  readonly bytes: number;
  readonly settle: (error?: unknown) => void;
}

export const bytesOf = ({ message }: Append): number =>
  (message.key?.length ?? 0) + (message.value?.length ?? 0) + Object.entries(message.headers).reduce((sum, [name, value]) => sum + name.length + value.length, 0);

/**
 * One append of a topic under way at a time; what arrives meanwhile goes along with the next. That keeps the order of a key, and makes
 * batches as large as the load without waiting for any.
 */
export class AppendLane {
  private waiting: Waiting[] = [];
  private pumping: Promise<void> | null = null;

  constructor(
    private readonly log: Pick<Log, 'append'>,
    readonly topic: Topic,
    private readonly onAppended: (records: number, seconds: number) => void,
  ) {}

  /** Resolves when all of them are safe; rejects if one is not, though others may be. */
  append(records: readonly Append[]): Promise<void> {
    if (records.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      let open = records.length;
      const settle = (error?: unknown) => {
        if (error !== undefined) reject(error as Error);
        else if (--open === 0) resolve();
      };
      for (const record of records) this.waiting.push({ record, bytes: bytesOf(record), settle });
      this.pumping ??= this.pump();
    });
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.pumping) await this.pumping;
  }

  private async pump(): Promise<void> {
    // What is published in the same tick goes together.
    await null;
    while (this.waiting.length > 0) await this.appendBatch(this.take());
    this.pumping = null;
  }

  private async appendBatch(batch: readonly Waiting[]): Promise<void> {
    const started = performance.now();
    try {
      await this.log.append(this.topic, batch.map(({ record }) => record));
    } catch (error) {
      for (const { settle } of batch) settle(error ?? new Error('The append failed without saying why.'));
      return;
    }
    this.onAppended(batch.length, (performance.now() - started) / 1000);
    for (const { settle } of batch) settle();
  }

  private take(): Waiting[] {
    let bytes = 0;
    let count = 0;
    while (count < this.waiting.length && count < MAX_RECORDS) {
      bytes += this.waiting[count]!.bytes;
      if (count > 0 && bytes > MAX_BYTES) break;
      count++;
    }
    return this.waiting.splice(0, count);
  }
}
