import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newsreel, Program } from './program.js';

/** A data folder for `newsreel` and what is run on it. */
export class DataFolder {
  private constructor(
    private readonly folder: string,
    readonly env: Readonly<Record<string, string>>,
  ) {}

  static async make(): Promise<DataFolder> {
    const folder = await mkdtemp(join(tmpdir(), 'newsreel-data-'));
    // PostgreSQL may have to run as another user.
    await chmod(folder, 0o755);
    return new DataFolder(folder, { NEWSREEL_DATA: join(folder, 'data'), NEWSREEL_PORT: '0' });
  }

  run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Program {
    return newsreel(args, { ...this.env, ...env });
  }

  async start(env: Readonly<Record<string, string>> = {}): Promise<{ program: Program; url: string }> {
    const program = this.run(['start'], env);
    const [, url] = await program.says(/articles\s+(http:\/\/[\d.]+:\d+)\//);
    return { program, url: url! };
  }

  async addSources(urls: readonly string[]): Promise<void> {
    for (const url of urls) {
      const { code, stderr } = await this.run(['sources', 'add', url, '--allow', new URL(url).host, '--delay', '0.05']).ended;
      if (code !== 0) throw new Error(stderr);
    }
  }

  /** Ends what runs on it, also what a failed test has left behind. */
  async remove(): Promise<void> {
    await Program.stopAll();
    const pid = Number.parseInt(await readFile(join(this.folder, 'data', 'postgres', 'postmaster.pid'), 'utf8').catch(() => ''), 10);
    // A newsreel that was killed leaves its PostgreSQL to the next one; where a test has failed there is none.
    if (pid > 0) process.kill(pid, 'SIGQUIT');
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
