import { setImmediate } from 'node:timers/promises';

/** So long may one document keep the others waiting. */
const TURN_MS = 10;

/** Work on large documents is done in pieces; between two of them whoever waits has a turn, if there has been none for a while. */
export class Breath {
  private since = performance.now();

  async take(): Promise<void> {
    if (performance.now() - this.since < TURN_MS) return;
    await setImmediate();
    this.since = performance.now();
  }
}

/** In pieces that are read quickly. */
export function* slices(text: string, size = 32_768): Generator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

/** Gives a parser a long text, until it is through or has seen enough. */
export async function parseInTurns(parser: { write(text: string): void; end(): void }, text: string, isDone: () => boolean = () => false): Promise<void> {
  const breath = new Breath();
  for (const slice of slices(text)) {
    parser.write(slice);
    if (isDone()) return;
    await breath.take();
  }
  parser.end();
}
