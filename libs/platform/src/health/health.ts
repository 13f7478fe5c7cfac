/** Resolves when the part works; rejects with a sentence saying what does not. */
export type Check = () => Promise<void> | void;

export interface Readiness {
  readonly ready: boolean;
  readonly problems: Readonly<Record<string, string>>;
}

const LIMIT_MS = 2_000;

/** What the process needs in order to do its work. A check that does not answer within 2 s has failed. */
export class Health {
  private readonly checks = new Map<string, Check>();
  private stopping = false;

  add(name: string, check: Check): void {
    this.checks.set(name, check);
  }

  /** From here on the process is not ready, whatever the checks say: nothing new should be sent to it. */
  stop(): void {
    this.stopping = true;
  }

  async readiness(): Promise<Readiness> {
    const problems: Record<string, string> = this.stopping ? { process: 'is stopping' } : {};
    await Promise.all(
      [...this.checks].map(async ([name, check]) => {
        try {
          await withLimit(check);
        } catch (error) {
          problems[name] = (error as Error).message;
        }
      }),
    );
    return { ready: Object.keys(problems).length === 0, problems };
  }
}

async function withLimit(check: Check): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`gave no answer within ${LIMIT_MS} ms`)), LIMIT_MS);
  });
  try {
    await Promise.race([check(), limit]);
  } finally {
    clearTimeout(timer);
  }
}
