import { setTimeout as pause } from 'node:timers/promises';

/** Resolves when `holds` does. @throws after `limitMs`, with what was waited for. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, limitMs = 120_000): Promise<void> {
  const started = Date.now();
  while (!(await holds())) {
    if (Date.now() - started > limitMs) throw new Error(`Waited ${limitMs} ms in vain until ${what}.`);
    await pause(10);
  }
}

/** A promise and the way to keep it: what a handler waits on until the test lets it go. */
export class Gate {
  private release!: () => void;
  readonly opened = new Promise<void>((resolve) => (this.release = resolve));
  open(): void {
    this.release();
  }
}
