import type { Message, Topic } from '@newsreel/contracts';

// What a log has to be able to do. Everything else (order by key, retries, dead letters, commits in order) is the core's,
// the same over every log; `conformance` says whether a log does it right.

export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

export interface LogRecord extends Message, TopicPartition {
  readonly offset: number;
  /** When it was appended, in milliseconds since 1970. */
  readonly timestamp: number;
}

export interface Append {
  readonly message: Message;
  readonly partition: number;
}

/** `next`: the offset that a new member of the group is to read first. */
export interface Progress extends TopicPartition {
  readonly next: number;
}

export interface PartitionExtent extends TopicPartition {
  /** The oldest record still there; equal to `end` where there is none. */
  readonly start: number;
  /** One past the newest record. */
  readonly end: number;
}

/** What a member tells its group's reader. No method may throw, and none but `stop` is waited for. */
export interface Sink {
  /** These partitions are ours from now on, each read from the group's committed offset. */
  assigned(partitions: readonly TopicPartition[]): void;
  /** In offset order. Taken whole, whatever was paused meanwhile. */
  records(records: readonly LogRecord[]): void;
  /** These partitions are to go to another member: resolves when what is in hand is done and committed, or the time for it is over. */
  stop(partitions: readonly TopicPartition[]): Promise<void>;
  /** These partitions are no longer ours: nothing of theirs may be committed. */
  lost(partitions: readonly TopicPartition[]): void;
  /** A partition that cannot be read on: says in words why, and what to do. */
  refused(partition: TopicPartition, why: string): void;
  /** Records that the group had not read yet were removed from the log. */
  outOfRange(partition: TopicPartition, message: string): void;
  /** The member is of no more use; the group joins anew. */
  crashed(error: Error): void;
}

export interface Member {
  /** No more records of it until `resume`; those on the way may still come. */
  pause(partition: TopicPartition): void;
  resume(partition: TopicPartition): void;
  /** Only of partitions that are ours at this moment. @throws where the log did not take it; nothing is lost by trying again. */
  commit(progress: readonly Progress[]): Promise<void>;
  /** Leaves the group, so that others take over at once. */
  leave(): Promise<void>;
}

export interface JoinOptions {
  readonly group: string;
  readonly topics: readonly Topic[];
  readonly sink: Sink;
}

export interface Log {
  /** Creates what is missing and verifies what is there. @throws TopicError saying what differs and what to do. */
  ensureTopics(topics: readonly Topic[]): Promise<void>;
  /** Resolves when all of them are safe. The core has one append of a topic under way at a time. */
  append(topic: Topic, records: readonly Append[]): Promise<void>;
  /** Resolves when the member has its first assignment, which may be empty. */
  join(options: JoinOptions): Promise<Member>;
  topicNames(): Promise<readonly string[]>;
  /** Of every partition, in the order of their numbers. */
  extents(topic: Topic): Promise<readonly PartitionExtent[]>;
  /** Partitions in which the group has never committed are not named. */
  committed(group: string, topic: Topic): Promise<readonly Progress[]>;
  /** The first offset of each partition whose record is not older than `time` (milliseconds since 1970), else its end. */
  offsetsAt(topic: Topic, time: number): Promise<readonly Progress[]>;
  /** Sets where the group goes on. @throws BusError if the group has members. */
  seek(group: string, progress: readonly Progress[]): Promise<void>;
  /** The records of each range from its `start` up to, not including, its `end`; in order within a partition, outside any group. */
  read(topic: Topic, ranges: readonly PartitionExtent[]): AsyncIterable<LogRecord>;
  close(): Promise<void>;
}
