import type { LogRecord } from '../log/log.js';

/** A record in hand, from its arrival until it and all before it are finished. */
export interface Entry {
  readonly offset: number;
  readonly bytes: number;
  readonly key: string;
  /** Let go when the entry is finished: behind a slow one there may be thousands. */
  record: LogRecord | null;
  /** Calls of the handler that ended with an error that may be the event's own. */
  attempts: number;
  firstFailedAt: number | null;
}

interface Chain {
  readonly key: string;
  readonly entries: Entry[];
}

/**
 * Orders by key: of each key only its oldest entry may be worked on, different keys side by side. A chain is in one of three places:
 * ready, taken (being worked on), or held back until its time.
 */
export class KeyChains {
  private readonly chains = new Map<string, Chain>();
  private readonly ready: Chain[] = [];

  get readyCount(): number {
    return this.ready.length;
  }

  add(entry: Entry): void {
    const chain = this.chains.get(entry.key);
    if (chain) {
      chain.entries.push(entry);
      return;
    }
    const begun = { key: entry.key, entries: [entry] };
    this.chains.set(entry.key, begun);
    this.ready.push(begun);
  }

  /** Up to `max` entries, those of one key in order and one behind the other; the first that does not fit with those before it ends the search. */
  take(max: number, fits: (entry: Entry, taken: readonly Entry[]) => boolean = () => true): Entry[] {
    const entries: Entry[] = [];
    for (let chain = this.ready[0]; chain && entries.length < max && fits(chain.entries[0]!, entries); chain = this.ready[0]) {
      for (const entry of chain.entries) {
        if (entries.length >= max || !fits(entry, entries)) break;
        entries.push(entry);
      }
      this.ready.shift();
    }
    return entries;
  }

  /** Gives back what `take` gave: the finished leave, the others are first of their key again, at once or when `release` is called. */
  giveBack(entries: readonly Entry[], finished: ReadonlySet<Entry>, hold: ReadonlySet<Entry>): void {
    for (const chain of new Set(entries.map((entry) => this.chains.get(entry.key)!))) {
      while (chain.entries.length > 0 && finished.has(chain.entries[0]!)) chain.entries.shift();
      const first = chain.entries[0];
      if (!first) this.chains.delete(chain.key);
      else if (!hold.has(first)) this.ready.push(chain);
    }
  }

  /** The time of an entry that was held back has come. */
  release(entry: Entry): void {
    const chain = this.chains.get(entry.key);
    if (chain?.entries[0] === entry) this.ready.push(chain);
  }
}
