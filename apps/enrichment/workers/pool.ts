import { fileURLToPath } from 'node:url';
import { LimitError, type Limits, normalLimits, patientLimits } from './limits.js';
import { PageThread } from './thread.js';
import type { Answers, Task } from './worker.js';

export interface PoolOptions {
  readonly threads: number;
  /** The folder of a model of the user's own; ours where there is none. */
  readonly model?: string | undefined;
  /** For threads that start in half the time and do nothing but extract. */
  readonly extractsOnly?: boolean;
  readonly limits?: Limits;
  /** The built worker; another one in tests that need a worker to misbehave. */
  readonly worker?: string;
}

/** Worker threads that read pages under caps. What breaks a cap takes its thread with it, and nothing else. */
export class WorkerPool {
  private readonly limits: Limits;
  private readonly free: PageThread[];
  private readonly all: readonly PageThread[];
  private readonly waiting: ((thread: PageThread) => void)[] = [];

  private constructor(options: PoolOptions) {
    const model = options.model ?? null;
    const limits = options.limits ?? (model === null ? normalLimits : patientLimits);
    const file = options.worker ?? fileURLToPath(new URL('./worker.js', import.meta.url));
    this.limits = limits;
    this.all = Array.from({ length: options.threads }, () => new PageThread(file, limits, { model, extractsOnly: options.extractsOnly ?? false }));
    this.free = [...this.all];
  }

  /**
   * A pool whose threads are up, each with its models.
   * @throws what keeps one from starting: a folder without a model, a package that is not installed
   */
  static async open(options: PoolOptions): Promise<WorkerPool> {
    const pool = new WorkerPool(options);
    try {
      await Promise.all(pool.all.map((thread) => thread.ready()));
      return pool;
    } catch (error) {
      await pool.close();
      throw error;
    }
  }

  /** @throws LimitError if the task breaks a cap or the code breaks on it. */
  async run<Kind extends Task['kind']>(task: Extract<Task, { kind: Kind }>): Promise<Answers[Kind]> {
    const bytes = sizeOf(task);
    if (bytes > this.limits.maxBytes) throw new LimitError('too-large', `It has ${bytes} bytes; ${this.limits.maxBytes} are read.`);
    const thread = this.free.pop() ?? (await new Promise<PageThread>((resolve) => this.waiting.push(resolve)));
    try {
      return (await thread.run(task)) as Answers[Kind];
    } finally {
      const next = this.waiting.shift();
      if (next) next(thread);
      else this.free.push(thread);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((thread) => thread.close()));
  }
}

function sizeOf(task: Task): number {
  return task.kind === 'tag' ? Buffer.byteLength(task.text.text) : task.page.body.byteLength;
}
