import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { LimitError, type Limits, normalLimits } from './limits.js';
import type { Answers, Task } from './worker.js';

export interface PoolOptions {
  readonly threads: number;
  readonly limits?: Limits;
  /** The built worker; another one in tests that need a worker to misbehave. */
  readonly worker?: string;
}

/** Worker threads that read pages under caps. What breaks a cap takes its thread with it, and nothing else. */
export class WorkerPool {
  private readonly piscina: Piscina;
  private readonly limits: Limits;
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(options: PoolOptions) {
    this.limits = options.limits ?? normalLimits;
    this.free = options.threads;
    this.piscina = new Piscina({
      filename: options.worker ?? fileURLToPath(new URL('./worker.js', import.meta.url)),
      minThreads: options.threads,
      maxThreads: options.threads,
      resourceLimits: { maxOldGenerationSizeMb: this.limits.maxHeapMiB },
    });
  }

  /** @throws LimitError if the task breaks a cap or the code breaks on it. */
  async run<Kind extends Task['kind']>(task: Extract<Task, { kind: Kind }>): Promise<Answers[Kind]> {
    const bytes = sizeOf(task);
    if (bytes > this.limits.maxBytes) throw new LimitError('too-large', `It has ${bytes} bytes; ${this.limits.maxBytes} are read.`);
    // Waiting for a thread is not the page's fault: its time runs from when a thread takes it.
    await this.turn();
    const clock = new AbortController();
    const timer = setTimeout(() => clock.abort(), this.limits.maxMs);
    try {
      return (await this.piscina.run(task, { signal: clock.signal })) as Answers[Kind];
    } catch (error) {
      throw named(error, this.limits);
    } finally {
      clearTimeout(timer);
      this.release();
    }
  }

  close(): Promise<void> {
    return this.piscina.destroy();
  }

  private async turn(): Promise<void> {
    if (this.free > 0) {
      this.free--;
      return;
    }
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private release(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free++;
  }
}

function sizeOf(task: Task): number {
  return task.kind === 'tag' ? Buffer.byteLength(task.text.text) : task.page.body.byteLength;
}

function named(error: unknown, limits: Limits): LimitError {
  const { name, code, message, cause } = error as Error & { code?: string };
  if (name === 'AbortError') return new LimitError('too-slow', `It took more than ${limits.maxMs} ms.`);
  if (code === 'ERR_WORKER_OUT_OF_MEMORY' || (cause as { code?: string } | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new LimitError('too-much-memory', `It took more than ${limits.maxHeapMiB} MiB.`);
  }
  if (name === 'CharsetError') return new LimitError('bad-charset', message);
  return new LimitError('internal', `${name}: ${message}`);
}
