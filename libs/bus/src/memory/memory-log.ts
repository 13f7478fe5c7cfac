import type { Topic } from '@newsreel/contracts';
import type { Append, JoinOptions, Log, LogRecord, Member, PartitionExtent, Progress, Sink, TopicPartition } from '../log/log.js';
import { BusError, TopicError } from '../port/errors.js';

/** A log in this process's memory, for tests of what stands on a bus. Nothing survives it, and nothing is ever compacted. */
export const memoryLog = (): Log => new MemoryLog();

interface Reader {
  readonly sink: Sink;
  readonly topics: readonly Topic[];
  readonly paused: Set<string>;
  readonly positions: Map<string, { readonly at: TopicPartition; next: number }>;
}

interface MemoryGroup {
  readonly committed: Map<string, Progress>;
  readonly readers: Set<Reader>;
}

const idOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;
const partitionsOf = ({ name, partitions }: Topic): TopicPartition[] => Array.from({ length: partitions }, (_, partition) => ({ topic: name, partition }));

export class MemoryLog implements Log {
  private readonly records = new Map<string, LogRecord[]>();
  private readonly topics = new Map<string, number>();
  private readonly groups = new Map<string, MemoryGroup>();

  async ensureTopics(topics: readonly Topic[]): Promise<void> {
    for (const { name, partitions } of topics) {
      const known = this.topics.get(name) ?? partitions;
      if (known !== partitions) throw new TopicError(`${name} has ${known} partitions, not ${partitions}.`);
      this.topics.set(name, partitions);
    }
  }

  async append(topic: Topic, records: readonly Append[]): Promise<void> {
    for (const { message, partition } of records) {
      const into = this.recordsOf({ topic: topic.name, partition });
      into.push({ ...message, topic: topic.name, partition, offset: into.length, timestamp: Date.now() });
    }
    this.deliverSoon();
  }

  async join({ group, topics, sink }: JoinOptions): Promise<Member> {
    const reader: Reader = { sink, topics, paused: new Set(), positions: new Map() };
    this.groupOf(group).readers.add(reader);
    await this.share(group);
    return {
      pause: (at) => void reader.paused.add(idOf(at)),
      resume: (at) => {
        reader.paused.delete(idOf(at));
        this.deliverSoon();
      },
      commit: async (progress) => {
        for (const one of progress) if (reader.positions.has(idOf(one))) this.groupOf(group).committed.set(idOf(one), one);
      },
      leave: async () => {
        this.groupOf(group).readers.delete(reader);
        await this.share(group);
      },
    };
  }

  async topicNames(): Promise<readonly string[]> {
    return [...this.topics.keys()];
  }

  async extents(topic: Topic): Promise<readonly PartitionExtent[]> {
    return partitionsOf(topic).map((at) => ({ ...at, start: 0, end: this.recordsOf(at).length }));
  }

  async committed(group: string, topic: Topic): Promise<readonly Progress[]> {
    return [...this.groupOf(group).committed.values()].filter((progress) => progress.topic === topic.name);
  }

  async offsetsAt(topic: Topic, time: number): Promise<readonly Progress[]> {
    return partitionsOf(topic).map((at) => {
      const found = this.recordsOf(at).findIndex(({ timestamp }) => timestamp >= time);
      return { ...at, next: found < 0 ? this.recordsOf(at).length : found };
    });
  }

  async seek(group: string, progress: readonly Progress[]): Promise<void> {
    const { readers, committed } = this.groupOf(group);
    if (readers.size > 0) throw new BusError('group-has-members', `The group ${group} has members; stop them, then move its offsets.`);
    for (const one of progress) committed.set(idOf(one), one);
  }

  async *read(topic: Topic, ranges: readonly PartitionExtent[]): AsyncIterable<LogRecord> {
    for (const { partition, start, end } of ranges) yield* this.recordsOf({ topic: topic.name, partition }).slice(start, end);
  }

  async close(): Promise<void> {}

  private recordsOf(at: TopicPartition): LogRecord[] {
    return this.records.get(idOf(at)) ?? this.records.set(idOf(at), []).get(idOf(at))!;
  }

  private groupOf(name: string): MemoryGroup {
    return this.groups.get(name) ?? this.groups.set(name, { committed: new Map(), readers: new Set() }).get(name)!;
  }

  /** Shares a group's partitions among its members anew. */
  private async share(name: string): Promise<void> {
    const { readers, committed } = this.groupOf(name);
    await Promise.all([...readers].map((reader) => reader.sink.stop([...reader.positions.values()].map(({ at }) => at))));
    for (const reader of readers) {
      reader.sink.lost([...reader.positions.values()].map(({ at }) => at));
      reader.positions.clear();
      reader.paused.clear();
    }
    const topics = new Map([...readers].flatMap((reader) => reader.topics.map((topic) => [topic.name, topic])));
    for (const at of [...topics.values()].flatMap(partitionsOf)) {
      const able = [...readers].filter((reader) => reader.topics.some((topic) => topic.name === at.topic));
      const reader = able[at.partition % able.length]!;
      reader.positions.set(idOf(at), { at, next: committed.get(idOf(at))?.next ?? 0 });
      reader.sink.assigned([at]);
    }
    this.deliverSoon();
  }

  private deliverSoon(): void {
    queueMicrotask(() => {
      for (const { readers } of this.groups.values()) for (const reader of readers) this.deliver(reader);
    });
  }

  private deliver({ sink, paused, positions }: Reader): void {
    for (const [id, position] of positions) {
      if (paused.has(id)) continue;
      const records = this.recordsOf(position.at).slice(position.next);
      if (records.length === 0) continue;
      position.next += records.length;
      sink.records(records);
    }
  }
}
