import type { Logger } from '@newsreel/platform';
import type { DataSource } from 'typeorm';
import type { Closing } from '../frontier/closing.js';
import { closeLeases } from '../frontier/close-leases.js';

/** Closings are written together: one transaction for what ends within so many milliseconds, or while the one before is being written. */
const GATHER_MS = 5;
const MAX_BATCH = 128;

/** Writes closings down, batch by batch, one batch at a time. */
export class Closer {
  private waiting: Closing[] = [];
  private writing: Promise<void> | null = null;

  constructor(
    private readonly database: DataSource,
    private readonly log: Logger,
    private readonly onLost: (closings: readonly Closing[]) => void,
  ) {}

  /** How many are not committed yet. */
  backlog = 0;

  add(closing: Closing): void {
    this.waiting.push(closing);
    this.backlog++;
    this.writing ??= this.write();
  }

  /** Resolves when all that was added is committed, or has failed to be. */
  async idle(): Promise<void> {
    while (this.writing) await this.writing;
  }

  private async write(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, MAX_BATCH);
      await this.writeBatch(batch);
      this.backlog -= batch.length;
    }
    this.writing = null;
  }

  private async writeBatch(batch: readonly Closing[]): Promise<void> {
    try {
      this.onLost(await closeLeases(this.database, batch));
    } catch (error) {
      if (batch.length > 1 && isOfData(error)) {
        for (const closing of batch) await this.writeBatch([closing]);
        return;
      }
      // Their leases run out, and what they were taken for is done again: a page may be published twice, but none is lost.
      this.log.error({ err: error, hosts: batch.map(({ host }) => host.origin) }, 'leases could not be closed');
    }
  }
}

/** Classes 22 and 23 of SQLSTATE: a value of one closing is at fault, and must not keep the others of its batch. */
const isOfData = (error: unknown): boolean => /^2[23]/.test((error as { code?: string }).code ?? '');
