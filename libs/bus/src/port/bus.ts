import type { EventDefinition, NewsEvent, Topic } from '@newsreel/contracts';
import type { Outcome } from './outcome.js';

export interface HandlerContext {
  /** Aborted when the partition is taken away or the service stops: what is not done by then is done elsewhere. */
  readonly signal: AbortSignal;
}

export type Handle<Data = unknown> = (event: NewsEvent<Data>, context: HandlerContext) => Promise<Outcome>;

/** One outcome for each event, in the same order. If it throws, the batch is halved until the culprit stands alone. */
export type HandleBatch<Data = unknown> = (events: readonly NewsEvent<Data>[], context: HandlerContext) => Promise<readonly Outcome[]>;

export interface Subscription {
  /** Who reads. Members of one group share the partitions; each group sees every event. */
  readonly group: string;
  readonly topic: Topic;
  /** The event types that are handled; others of the topic are passed over. */
  readonly events: readonly EventDefinition[];
  readonly handler: { readonly one: Handle } | { readonly batch: HandleBatch; readonly maxEvents: number };
}

/** Whether a part of the bus works, in words that readiness can show. */
export interface BusHealth {
  readonly ready: boolean;
  readonly problems: readonly string[];
}

export interface Bus {
  /** Resolves when the log has acknowledged all of them. Events of one key are written in the order given. @throws ContractError before anything is written. */
  publish(events: readonly NewsEvent[]): Promise<void>;
  /** Subscriptions are taken before `start`. */
  subscribe(subscription: Subscription): void;
  /** Creates or verifies topics, joins the groups, begins to handle. @throws TopicError saying what differs and what to do. */
  start(): Promise<void>;
  health(): BusHealth;
  /** Finishes what is in hand, commits, leaves the groups; within 10 s. */
  close(): Promise<void>;
}

/** The token under which Nest injects the Bus. */
export const BUS = Symbol('BUS');
