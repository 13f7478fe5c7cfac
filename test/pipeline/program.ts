import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** One of our programs as a process of its own, from the build, as its users run it. */
export class Program {
  private text = '';
  private static readonly running = new Set<Program>();
  private readonly watchers = new Set<() => void>();
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>;
  readonly child: ChildProcess;

  /** @param path from the repository's root. Only the named variables are set, and what finds commands. */
  constructor(path: string, args: readonly string[], env: Record<string, string>) {
    this.child = spawn(process.execPath, [join(root, path), ...args], { cwd: root, env: { PATH: process.env.PATH ?? '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    Program.running.add(this);
    let stdout = '';
    let stderr = '';
    this.child.stdout!.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      this.hear(chunk);
    });
    this.child.stderr!.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
      this.hear(chunk);
    });
    this.ended = once(this.child, 'close').then(([code, signal]) => {
      Program.running.delete(this);
      this.watchers.forEach((look) => look());
      return { code: code as number | null, signal: signal as NodeJS.Signals | null, stdout, stderr };
    });
  }

  /** Resolves with the match when the program says something like it. @throws if it ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(this.text);
        const isOver = this.child.exitCode !== null || this.child.signalCode !== null;
        if (!match && !isOver) return;
        this.watchers.delete(look);
        if (match) resolve(match);
        else reject(new Error(`The program ended before it said ${pattern}. It said:\n${this.text}`));
      };
      this.watchers.add(look);
      look();
    });
  }

  /** @returns how it ended */
  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }> {
    this.child.kill(signal);
    return this.ended;
  }

  /** Ends what a failed test left running. */
  static async stopAll(): Promise<void> {
    await Promise.all([...Program.running].map((program) => program.stop('SIGTERM')));
  }

  private hear(chunk: Buffer): void {
    this.text += chunk.toString();
    this.watchers.forEach((look) => look());
  }
}

export const newsreel = (args: readonly string[], env: Record<string, string>) => new Program('apps/newsreel/bin/newsreel.js', args, env);
