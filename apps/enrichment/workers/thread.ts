import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { LimitError, type Limits } from './limits.js';
import { ownTime } from './own-time.js';
import type { Reply, Task, WorkerData } from './worker.js';

// Loading our model takes half a second, one of the user's own several; a thread that is not up by then never will be.
const START_LIMIT_MS = 60_000;

async function processorMs(worker: Worker): Promise<number> {
  const { user, system } = await worker.cpuUsage();
  return (user + system) / 1_000;
}

/**
 * One thread, one task at a time. A thread that breaks a cap is ended and the next task gets a new one: nothing else stops
 * a regular expression gone wild. (A pool from npm was tried: it neither told waiting for a thread from working, nor a heap that
 * was full from a task that was slow.)
 */
export class PageThread {
  private worker!: Promise<Worker>;

  constructor(
    private readonly file: string,
    private readonly limits: Limits,
    private readonly data: WorkerData,
  ) {
    this.next(this.start());
  }

  /** @throws whatever kept the thread from starting */
  async ready(): Promise<void> {
    await this.worker;
  }

  /** @throws LimitError */
  async run(task: Task): Promise<unknown> {
    // The task's time begins here, when its thread is up.
    const worker = await this.worker.catch((error: unknown) => {
      this.next(this.start());
      throw error;
    });
    const clock = ownTime(this.limits.maxMs, () => processorMs(worker));
    try {
      const reply = once(worker, 'message', { signal: clock.signal }) as Promise<[Reply]>;
      const exit = once(worker, 'exit', { signal: clock.signal }).then(() => Promise.reject(new Error('the thread ended')));
      worker.postMessage(task);
      const [answer] = await Promise.race([reply, exit]);
      if ('error' in answer) throw new LimitError(answer.error.name === 'CharsetError' ? 'bad-charset' : 'internal', `${answer.error.name}: ${answer.error.message}`);
      return answer.result;
    } catch (error) {
      if (error instanceof LimitError) throw error;
      this.next(worker.terminate().then(() => this.start()));
      throw this.named(error as Error & { code?: string });
    } finally {
      // Ends also the waiting for the message or the exit that did not come.
      clock.end();
    }
  }

  async close(): Promise<void> {
    const worker = await this.worker.catch(() => undefined);
    await worker?.terminate();
  }

  private next(worker: Promise<Worker>): void {
    // One that does not start is told by ready() and by the next task.
    worker.catch(() => undefined);
    this.worker = worker;
  }

  private async start(): Promise<Worker> {
    const worker = new Worker(this.file, { workerData: this.data, resourceLimits: { maxOldGenerationSizeMb: this.limits.maxHeapMiB } });
    // What breaks while a task runs is told by run(); a thread that breaks between tasks is noticed by the next one.
    worker.on('error', () => {});
    await once(worker, 'message', { signal: AbortSignal.timeout(START_LIMIT_MS) });
    return worker;
  }

  private named(error: Error & { code?: string }): LimitError {
    if (error.name === 'AbortError') return new LimitError('too-slow', `It took more than ${this.limits.maxMs} ms.`);
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return new LimitError('too-much-memory', `It took more than ${this.limits.maxHeapMiB} MiB.`);
    return new LimitError('internal', error.message);
  }
}
