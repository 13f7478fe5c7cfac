import type { Progress } from '@newsreel/bus';

/** How far a reading is, written down now and then while it goes on: to set a group's offsets takes Kafka's clients seconds. */
export class Bookmark {
  private next = new Map<number, Progress>();
  private saving: Promise<void> = Promise.resolve();
  private busy = false;

  constructor(private readonly write: (progress: readonly Progress[]) => Promise<void>) {}

  move(progress: Progress): void {
    this.next.set(progress.partition, progress);
  }

  /** One writing at a time; if it fails, the next one says the same and more, and the last one must succeed. */
  saveSoon(): void {
    if (this.busy) return;
    this.busy = true;
    this.saving = this.flush()
      .catch(() => undefined)
      .finally(() => (this.busy = false));
  }

  /** @throws what the writing throws */
  async save(): Promise<void> {
    await this.saving;
    await this.flush();
  }

  private async flush(): Promise<void> {
    const taken = this.next;
    if (taken.size === 0) return;
    this.next = new Map();
    try {
      await this.write([...taken.values()]);
    } catch (error) {
      this.next = new Map([...taken, ...this.next]);
      throw error;
    }
  }
}
