import { setTimeout as pause } from 'node:timers/promises';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { JoinOptions, Member, Progress, Sink, TopicPartition } from '../log/log.js';
import { InflationAccount, withAccount, type InflationLimits } from './inflation.js';
import { readable } from './records.js';

export interface MemberSettings extends InflationLimits {
  /** A member that is not heard of for this long has its partitions taken away. */
  readonly sessionTimeoutMs: number;
  /** The most that one fetch brings, compressed. */
  readonly fetchBytes: number;
}

// Short, because a partition that is resumed waits for the fetch under way to end.
const FETCH_WAIT_MS = 100;
const LEAVE_LIMIT_MS = 3_000;

const idOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;

export async function joinKafka(kafka: Kafka, { group, topics, sink }: JoinOptions, settings: MemberSettings): Promise<Member> {
  const consumer = kafka.consumer({
    groupId: group,
    sessionTimeout: settings.sessionTimeoutMs,
    heartbeatInterval: Math.floor(settings.sessionTimeoutMs / 6),
    rebalanceTimeout: 15_000,
    maxWaitTimeInMs: FETCH_WAIT_MS,
    maxBytes: settings.fetchBytes,
    maxBytesPerPartition: settings.fetchBytes,
    // kafkajs never restarts by itself: it would forget how often it did.
    retry: { retries: 8, initialRetryTime: 200, maxRetryTime: 5_000, restartOnFailure: async () => false },
  });
  const member = new KafkaMember(consumer, sink, new InflationAccount(settings));
  await consumer.connect();
  await consumer.subscribe({ topics: topics.map(({ name }) => name), fromBeginning: true });
  await member.run();
  return member;
}

class KafkaMember implements Member {
  private assignment = new Map<string, TopicPartition>();
  private commitNow: EachBatchPayload['commitOffsetsIfNecessary'] | null = null;
  private joined = false;
  private left = false;

  constructor(
    private readonly consumer: Consumer,
    private readonly sink: Sink,
    private readonly account: InflationAccount,
  ) {}

  /** Resolves when the first assignment is there. */
  run(): Promise<void> {
    const { GROUP_JOIN, REBALANCING, CRASH, FETCH_START } = this.consumer.events;
    return new Promise((resolve, reject) => {
      this.consumer.on(FETCH_START, () => void (this.account.bytes = 0));
      this.consumer.on(REBALANCING, () => void this.sink.stop([...this.assignment.values()]));
      this.consumer.on(GROUP_JOIN, ({ payload }) => {
        this.joined = true;
        this.assign(payload.memberAssignment);
        resolve();
      });
      this.consumer.on(CRASH, ({ payload: { error } }) => {
        this.assignment.clear();
        if (!this.joined) reject(error);
        else if (!this.left) this.sink.crashed(error);
      });
      const run = () => this.consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: async (payload) => this.takeBatch(payload) });
      withAccount(this.account, run).catch(reject);
    });
  }

  /** Every join begins a new epoch: what belongs to the one before is dropped, even where a partition stays ours. */
  private assign(byTopic: Record<string, number[]>): void {
    const before = [...this.assignment.values()];
    const now = Object.entries(byTopic).flatMap(([topic, partitions]) => partitions.map((partition) => ({ topic, partition })));
    this.assignment = new Map(now.map((at) => [idOf(at), at]));
    this.sink.lost(before);
    this.sink.assigned(now);
  }

  /** Never waits for a handler: kafkajs fetches again only after the whole response is taken, and one slow partition would stop all. */
  private takeBatch({ batch, resolveOffset, commitOffsetsIfNecessary, isRunning, isStale }: EachBatchPayload): void {
    this.commitNow = commitOffsetsIfNecessary;
    if (!isRunning() || isStale()) return;
    const { records, refusal } = readable(batch.topic, batch.partition, batch.messages);
    const last = records.at(-1);
    if (last) {
      this.sink.records(records);
      resolveOffset(String(last.offset));
    }
    if (refusal !== null) this.sink.refused(batch, refusal);
  }

  pause({ topic, partition }: TopicPartition): void {
    this.consumer.pause([{ topic, partitions: [partition] }]);
  }

  resume({ topic, partition }: TopicPartition): void {
    this.consumer.resume([{ topic, partitions: [partition] }]);
  }

  // Not consumer.commitOffsets: that one repeats by itself, and after a rejoin it would commit what belongs to the epoch before under the new one.
  // The broker takes a member's commit even for a partition that is no longer its own.
  async commit(progress: readonly Progress[]): Promise<void> {
    const ours = progress.filter((one) => this.assignment.has(idOf(one)));
    if (ours.length === 0 || !this.commitNow) return;
    const byTopic = Map.groupBy(ours, ({ topic }) => topic);
    await this.commitNow({
      topics: [...byTopic].map(([topic, ofTopic]) => ({ topic, partitions: ofTopic.map(({ partition, next }) => ({ partition, offset: String(next) })) })),
    });
  }

  async leave(): Promise<void> {
    this.left = true;
    const limit = new AbortController();
    await Promise.race([this.consumer.disconnect().catch(() => undefined), pause(LEAVE_LIMIT_MS, undefined, { signal: limit.signal }).catch(() => undefined)]);
    limit.abort();
  }
}
