import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** F1 of each page of each corpus, as an earlier run found it. */
export type Run = Record<string, Record<string, number>>;

/** Keeps a run; corpora that it did not measure stay as they were. */
export function store(file: string, run: Run): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...load(file), ...run }));
}

/** null if there is none. */
export function load(file: string): Run | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Run;
  } catch {
    return null;
  }
}

/** Every page that is better or worse than before, the worst first, and how many of each. */
export function changes(before: Run, now: Run): string[] {
  const changed = Object.entries(now).flatMap(([corpus, pages]) =>
    Object.entries(pages).flatMap(([id, f1]) => {
      const was = before[corpus]?.[id];
      return was === undefined || Math.abs(f1 - was) <= 0.0005 ? [] : [{ corpus, id, f1, was }];
    }),
  );
  changed.sort((a, b) => a.f1 - a.was - (b.f1 - b.was));
  const better = changed.filter(({ f1, was }) => f1 > was).length;
  return [...changed.map(({ corpus, id, f1, was }) => `${was.toFixed(3)} -> ${f1.toFixed(3)}  ${corpus}  ${id}`), `${better} pages better, ${changed.length - better} worse`];
}
