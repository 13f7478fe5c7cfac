import { ContractError, type NewsEvent } from '@newsreel/contracts';
import type { HandlerContext, Subscription } from '../port/bus.js';
import type { Outcome } from '../port/outcome.js';
import { classify } from './classify.js';
import type { Entry } from './key-chains.js';
import type { Result, Work } from './partition-queue.js';
import { Patience } from './patience.js';
import { eventOf, type Routes } from './routes.js';

// Five tries within 30 s: the pauses between them.
const PAUSES_MS = [2_000, 4_000, 8_000, 16_000];
const CONCURRENT_CALLS = 8;
const PASSED_AT_ONCE = 500;

const finished: Result = { kind: 'finished' };

export type DeadLetterCause = 'contract' | 'handler' | 'error';

/** What handling does to the world outside; each resolves when it is safe. */
export interface Effects {
  publish(events: readonly NewsEvent[]): Promise<void>;
  deadLetter(entry: Entry, cause: DeadLetterCause, reason: string, error: unknown): Promise<void>;
  observe(what: 'done' | 'passed' | 'later' | 'again' | 'halved', entries: number): void;
  timed(seconds: number): void;
}

/** Calls the handlers of one topic for one group, and turns whatever they answer into results. */
export class Handling implements Work {
  readonly concurrency: number;
  readonly maxEntries: number;
  private readonly patience = new Patience();

  constructor(
    private readonly routes: Routes,
    private readonly effects: Effects,
    private readonly pausesMs: readonly number[] = PAUSES_MS,
  ) {
    const batches = routes.subscriptions.flatMap(({ handler }) => ('batch' in handler ? [handler.maxEvents] : []));
    this.concurrency = batches.length > 0 ? 1 : CONCURRENT_CALLS;
    this.maxEntries = Math.max(PASSED_AT_ONCE, ...batches);
  }

  fits(entry: Entry, before: readonly Entry[]): boolean {
    const first = before[0];
    if (!first) return true;
    const route = this.routes.of(entry.record!);
    const with_ = this.routes.of(first.record!);
    if (route.kind === 'passed' && with_.kind === 'passed') return true;
    if (route.kind !== 'handled' || with_.kind !== 'handled' || route.subscription !== with_.subscription) return false;
    const { handler } = route.subscription;
    // One that has failed stands alone: it may be the culprit.
    return 'batch' in handler && before.length < handler.maxEvents && entry.attempts === 0 && first.attempts === 0;
  }

  async run(entries: readonly Entry[], signal: AbortSignal): Promise<readonly Result[]> {
    const route = this.routes.of(entries[0]!.record!);
    if (route.kind === 'passed') {
      this.effects.observe('passed', entries.length);
      return entries.map(() => finished);
    }
    if (route.kind === 'broken') return [await this.giveUp(entries[0]!, 'contract', route.error.code, route.error)];
    return this.handle(entries, route.subscription, signal);
  }

  private async handle(entries: readonly Entry[], subscription: Subscription, signal: AbortSignal): Promise<readonly Result[]> {
    const results = new Map<Entry, Result>();
    const events = new Map<Entry, NewsEvent>();
    for (const entry of entries) {
      try {
        events.set(entry, eventOf(entry.record!));
      } catch (error) {
        results.set(entry, await this.giveUp(entry, 'contract', error instanceof ContractError ? error.code : 'undecodable', error));
      }
    }
    const sound = [...events.keys()];
    const answered = await this.call(sound, events, subscription, { signal });
    for (const [index, entry] of sound.entries()) results.set(entry, answered[index]!);
    return entries.map((entry) => results.get(entry)!);
  }

  /** Halves a batch that throws until the culprit stands alone. */
  private async call(entries: readonly Entry[], events: ReadonlyMap<Entry, NewsEvent>, subscription: Subscription, context: HandlerContext): Promise<readonly Result[]> {
    if (entries.length === 0) return [];
    const started = performance.now();
    let outcomes: readonly Outcome[];
    try {
      outcomes = await outcomesOf(subscription, entries.map((entry) => events.get(entry)!), context);
    } catch (error) {
      if (entries.length === 1) return [await this.failed(entries[0]!, error, context)];
      if (context.signal.aborted || classify(error) === 'retryLater') {
        const blocked = this.block(messageOf(error), this.patience.next());
        return entries.map(() => blocked);
      }
      this.effects.observe('halved', entries.length);
      const middle = entries.length >> 1;
      const first = await this.call(entries.slice(0, middle), events, subscription, context);
      const blocked = first.find(({ kind }) => kind === 'block');
      const second = entries.slice(middle);
      return [...first, ...(blocked ? second.map(() => blocked) : await this.call(second, events, subscription, context))];
    }
    const results = await Promise.all(outcomes.map((outcome, index) => this.conclude(entries[index]!, outcome, context)));
    this.effects.timed((performance.now() - started) / 1000);
    return results;
  }

  private async conclude(entry: Entry, outcome: Outcome, context: HandlerContext): Promise<Result> {
    if (outcome.kind === 'retryLater') return this.block(outcome.why, Math.min(Math.max(outcome.afterMs, 10), 60_000));
    if (outcome.kind === 'deadLetter') return this.giveUp(entry, 'handler', outcome.why, outcome.error);
    try {
      if (outcome.emit.length > 0) await this.effects.publish(outcome.emit);
    } catch (error) {
      return this.failed(entry, error, context);
    }
    this.patience.renew();
    this.effects.observe('done', 1);
    return finished;
  }

  private async failed(entry: Entry, error: unknown, { signal }: HandlerContext): Promise<Result> {
    const verdict = classify(error);
    // A handler that stops because it was told to says nothing about its event.
    if (verdict === 'retryLater' || signal.aborted) return this.block(messageOf(error), this.patience.next());
    entry.firstFailedAt ??= Date.now();
    entry.attempts++;
    const pause = this.pausesMs[entry.attempts - 1];
    if (verdict === 'deadLetter' || pause === undefined) return this.giveUp(entry, 'error', messageOf(error), error);
    this.effects.observe('again', 1);
    return { kind: 'again', afterMs: pause };
  }

  private async giveUp(entry: Entry, cause: DeadLetterCause, reason: string, error: unknown): Promise<Result> {
    try {
      await this.effects.deadLetter(entry, cause, reason, error);
      return finished;
    } catch (dlqError) {
      return this.block(`The dead letter cannot be written: ${messageOf(dlqError)}`, this.patience.next());
    }
  }

  private block(why: string, afterMs: number): Result {
    this.effects.observe('later', 1);
    return { kind: 'block', why, afterMs };
  }
}

async function outcomesOf({ handler, group, topic }: Subscription, events: readonly NewsEvent[], context: HandlerContext): Promise<readonly Outcome[]> {
  const answer: unknown = 'one' in handler ? [await handler.one(events[0]!, context)] : await handler.batch(events, context);
  const kinds = new Set(['done', 'retryLater', 'deadLetter']);
  const sound = Array.isArray(answer) && answer.length === events.length && answer.every((outcome: Outcome | undefined) => outcome && kinds.has(outcome.kind));
  if (!sound) throw new TypeError(`The handler of ${topic.name} for ${group} answered no outcome for each of ${events.length} events; return done(), retryLater() or deadLetter().`);
  return answer as readonly Outcome[];
}

const messageOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 500);
