import { Kafka, logLevel, type Admin, type KafkaConfig, type logCreator, type SASLOptions } from 'kafkajs';
import type { ConnectionOptions } from 'node:tls';
import { setTimeout as pause } from 'node:timers/promises';
import type { Topic } from '@newsreel/contracts';
import type { JoinOptions, Log, Member, PartitionExtent, Progress } from '../log/log.js';
import { classify } from '../core/classify.js';
import { BusError } from '../port/errors.js';
import { installCodecs } from './codecs.js';
import { joinKafka, type MemberSettings } from './kafka-member.js';
import { KafkaProducers } from './kafka-producers.js';
import { readKafka } from './kafka-reader.js';
import { ensureKafkaTopics, type TopicSettings } from './kafka-topics.js';
import { dropTimeoutWarning } from './quiet.js';

const MIB = 1024 * 1024;
const ADMIN_LIMIT_MS = 10_000;
const ADMIN_PAUSE_MS = 200;

export interface KafkaLogOptions extends Partial<MemberSettings>, Partial<TopicSettings> {
  /** `host:port` of some of the brokers. */
  readonly brokers: readonly string[];
  /** How the brokers name this client in their logs. */
  readonly clientId: string;
  readonly ssl?: boolean | ConnectionOptions;
  readonly sasl?: SASLOptions;
  /** Warnings and errors of the client itself, which tries again by itself. Normally dropped: what matters arrives as an error of ours. */
  readonly onClientLog?: (message: string, fields: object) => void;
}

const normally: MemberSettings & TopicSettings = {
  sessionTimeoutMs: 30_000,
  fetchBytes: 4 * MIB,
  maxBatchBytes: 64 * MIB,
  maxFetchBytes: 64 * MIB,
  replicationFactor: -1,
  topicConfig: {},
};

/** Apache Kafka as the log. */
export function kafkaLog(options: KafkaLogOptions): Log {
  dropTimeoutWarning();
  installCodecs();
  const settings = { ...normally, ...options };
  return new KafkaLog(settings);
}

class KafkaLog implements Log {
  private readonly kafka: Kafka;
  private readonly producers: KafkaProducers;
  private readonly joined = new Map<string, JoinOptions>();

  constructor(private readonly settings: KafkaLogOptions & MemberSettings & TopicSettings) {
    const { brokers, clientId, ssl, sasl } = settings;
    const config: KafkaConfig = {
      brokers: [...brokers],
      clientId,
      connectionTimeout: 3_000,
      requestTimeout: 30_000,
      retry: { retries: 5, initialRetryTime: 200, maxRetryTime: 5_000 },
      logLevel: logLevel.WARN,
      logCreator: this.logCreator,
      ...(ssl !== undefined && { ssl }),
      ...(sasl !== undefined && { sasl }),
    };
    this.kafka = new Kafka(config);
    this.producers = new KafkaProducers(this.kafka);
  }

  async ensureTopics(topics: readonly Topic[]): Promise<void> {
    await this.administer((admin) => ensureKafkaTopics(admin, topics, this.settings));
  }

  append(topic: Topic, records: Parameters<Log['append']>[1]): Promise<void> {
    return this.producers.append(topic, records);
  }

  async join(options: JoinOptions): Promise<Member> {
    this.joined.set(options.group, options);
    return joinKafka(this.kafka, options, this.settings);
  }

  topicNames(): Promise<readonly string[]> {
    return this.administer((admin) => admin.listTopics());
  }

  extents(topic: Topic): Promise<readonly PartitionExtent[]> {
    return this.administer(async (admin) => {
      const offsets = await admin.fetchTopicOffsets(topic.name);
      const extents = offsets.map(({ partition, low, high }) => ({ topic: topic.name, partition, start: Number(low), end: Number(high) }));
      return extents.sort((a, b) => a.partition - b.partition);
    });
  }

  committed(group: string, topic: Topic): Promise<readonly Progress[]> {
    return this.administer(async (admin) => {
      const [offsets] = await admin.fetchOffsets({ groupId: group, topics: [topic.name] });
      const all = (offsets?.partitions ?? []).map(({ partition, offset }) => ({ topic: topic.name, partition, next: Number(offset) }));
      return all.filter(({ next }) => next >= 0);
    });
  }

  offsetsAt(topic: Topic, time: number): Promise<readonly Progress[]> {
    return this.administer(async (admin) => {
      const offsets = await admin.fetchTopicOffsetsByTimestamp(topic.name, time);
      return offsets.map(({ partition, offset }) => ({ topic: topic.name, partition, next: Number(offset) }));
    });
  }

  async seek(group: string, progress: readonly Progress[]): Promise<void> {
    await this.administer(async (admin) => {
      const { groups } = await admin.describeGroups([group]);
      if (groups.some(({ members }) => members.length > 0)) throw new BusError('group-has-members', `The group ${group} has members; stop them, then move its offsets.`);
      for (const [topic, ofTopic] of Map.groupBy(progress, (one) => one.topic)) {
        await admin.setOffsets({ groupId: group, topic, partitions: ofTopic.map(({ partition, next }) => ({ partition, offset: String(next) })) });
      }
    });
  }

  read(topic: Topic, ranges: readonly PartitionExtent[]) {
    return readKafka(this.kafka, topic, ranges);
  }

  async close(): Promise<void> {
    await this.producers.close();
  }

  /** Everything that is asked of an admin may be asked twice: what the broker cannot answer yet (a topic's leader is just being chosen) is asked again for a while. */
  private async administer<Result>(work: (admin: Admin) => Promise<Result>): Promise<Result> {
    const deadline = Date.now() + ADMIN_LIMIT_MS;
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      for (;;) {
        try {
          return await work(admin);
        } catch (error) {
          if (classify(error) !== 'retryLater' || Date.now() > deadline) throw error;
          await pause(ADMIN_PAUSE_MS);
        }
      }
    } finally {
      await admin.disconnect();
    }
  }

  // kafkajs tells nobody but its log that it has skipped records, because they were removed before the group came to read them.
  private readonly logCreator: logCreator = () => ({ log: { message, ...fields } }) => {
    const { groupId, topic, partition } = fields as { groupId?: string; topic?: string; partition?: number };
    if (message.startsWith('Offset out of range, resetting') && groupId && topic && partition !== undefined) {
      this.joined.get(groupId)?.sink.outOfRange({ topic, partition }, 'Records were removed before this group had read them; it goes on at the oldest that is left. Retention is shorter than the group was behind.');
    }
    this.settings.onClientLog?.(message, fields);
  };
}
