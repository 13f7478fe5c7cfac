import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@newsreel/platform';

export type ServiceName = 'crawler' | 'enrichment' | 'store';
export const serviceNames: readonly ServiceName[] = ['crawler', 'enrichment', 'store'];

/** One service as a process, started again whenever it ends, as a container would be. */
export class Service {
  port = 0;
  restarts = 0;
  private child: ChildProcess | null = null;
  private stopped = false;
  private readonly log: WriteStream;

  constructor(
    readonly name: ServiceName,
    private readonly root: string,
    private readonly environment: Record<string, string>,
    folder: string,
  ) {
    this.log = createWriteStream(join(folder, `${name}.log`), { flags: 'a' });
  }

  async start(): Promise<void> {
    this.port ||= await freePort();
    this.launch();
    await this.untilReady();
  }

  get pid(): number {
    return this.child!.pid!;
  }

  /** Resolves when the process is gone; another takes its place on its own. */
  async kill(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }

  signal(signal: NodeJS.Signals): void {
    this.child!.kill(signal);
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    this.stopped = true;
    await this.kill(signal);
  }

  async untilReady(limitMs = 60_000): Promise<void> {
    const deadline = Date.now() + limitMs;
    while (Date.now() < deadline) {
      const answer = await fetch(`http://127.0.0.1:${this.port}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
      if (answer?.ok) return;
      await pause(100);
    }
    throw new Error(`${this.name} is not ready after ${limitMs} ms.`);
  }

  private launch(): void {
    const environment = { PATH: process.env.PATH, NEWSREEL_PORT: String(this.port), NEWSREEL_LOG: 'warn', ...this.environment };
    this.child = spawn(process.execPath, [join(this.root, 'dist/apps', this.name, 'main.js')], { cwd: this.root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child.stdout!.pipe(this.log, { end: false });
    this.child.stderr!.pipe(this.log, { end: false });
    this.child.once('exit', () => {
      if (this.stopped) return;
      this.restarts++;
      setTimeout(() => !this.stopped && this.launch(), 200);
    });
  }
}
