import type { Topic } from '@newsreel/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import kafkajs, { type Admin, type DescribeConfigResponse } from 'kafkajs';
import { TopicError } from '../port/errors.js';

export interface TopicSettings {
  /** -1 takes the broker's default. */
  readonly replicationFactor: number;
  /** Settings of every topic that is created, `min.insync.replicas` say. */
  readonly topicConfig: Readonly<Record<string, string>>;
}

// A topic that was just created, here or by a service that starts at the same moment, is not known to every broker at once.
const SETTLES_WITHIN_MS = 30_000;
const LOOK_AGAIN_MS = 200;
const UNSETTLED = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE', 'NOT_CONTROLLER', 'REQUEST_TIMED_OUT']);

/** Creates what is missing, then verifies all. @throws TopicError */
export async function ensureKafkaTopics(admin: Admin, topics: readonly Topic[], settings: TopicSettings): Promise<void> {
  for (let waited = 0; ; waited += LOOK_AGAIN_MS) {
    try {
      return await createAndVerify(admin, topics, settings);
    } catch (error) {
      if (waited >= SETTLES_WITHIN_MS || !UNSETTLED.has((error as { type?: string }).type ?? '')) throw error;
      await pause(LOOK_AGAIN_MS);
    }
  }
}

async function createAndVerify(admin: Admin, topics: readonly Topic[], settings: TopicSettings): Promise<void> {
  const present = new Set(await admin.listTopics());
  const missing = topics.filter(({ name }) => !present.has(name));
  if (missing.length > 0) await create(admin, missing, settings);
  const { topics: metadata } = await admin.fetchTopicMetadata({ topics: topics.map(({ name }) => name) });
  const partitions = new Map(metadata.map(({ name, partitions }) => [name, partitions.length]));
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: topics.map(({ name }) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name, configNames: ['cleanup.policy', 'max.message.bytes'] })),
  });
  const problems = topics.flatMap((topic) => differences(topic, partitions.get(topic.name) ?? 0, resources));
  if (problems.length > 0) throw new TopicError(problems.join('\n'));
}

async function create(admin: Admin, topics: readonly Topic[], { replicationFactor, topicConfig }: TopicSettings): Promise<void> {
  try {
    await admin.createTopics({
      waitForLeaders: false,
      topics: topics.map((topic) => ({
        topic: topic.name,
        numPartitions: topic.partitions,
        replicationFactor,
        configEntries: Object.entries({ ...configOf(topic), ...topicConfig }).map(([name, value]) => ({ name, value })),
      })),
    });
  } catch (error) {
    const errors = (error as { errors?: readonly { type?: string; topic?: string; message: string }[] }).errors ?? [error as Error];
    // Another service that starts at the same moment may have been first; verification says whether its topic is ours.
    const real = errors.filter((one) => (one as { type?: string }).type !== 'TOPIC_ALREADY_EXISTS');
    if (real.length === 0) return;
    if (real.every((one) => !(one as { topic?: string }).topic)) throw error;
    throw new TopicError(real.map((one) => `${(one as { topic?: string }).topic ?? 'A topic'} cannot be created: ${one.message}. Create it by hand (\`newsreel topics\` prints how), or let this user create topics.`).join('\n'), { cause: error });
  }
}

function configOf(topic: Topic): Record<string, string> {
  const compact = topic.cleanupPolicy === 'compact';
  return {
    'cleanup.policy': topic.cleanupPolicy,
    [compact ? 'delete.retention.ms' : 'retention.ms']: String(topic.retentionMs),
    'max.message.bytes': String(topic.maxMessageBytes),
  };
}

function differences(topic: Topic, partitions: number, resources: DescribeConfigResponse['resources']): string[] {
  const entries = resources.find(({ resourceName }) => resourceName === topic.name)?.configEntries ?? [];
  const config = Object.fromEntries(entries.map(({ configName, configValue }) => [configName, configValue]));
  const problems: string[] = [];
  if (partitions !== topic.partitions) {
    problems.push(`${topic.name} has ${partitions} partitions, not ${topic.partitions}. Partitions are fixed at creation: copy it into a new topic, or start with an empty one.`);
  }
  if (Number(config['max.message.bytes']) < topic.maxMessageBytes) {
    problems.push(`${topic.name} takes records of at most ${config['max.message.bytes']} bytes. Set its max.message.bytes to ${topic.maxMessageBytes}.`);
  }
  if (config['cleanup.policy'] !== topic.cleanupPolicy) {
    problems.push(`${topic.name} has cleanup.policy ${config['cleanup.policy']}. Set it to ${topic.cleanupPolicy}.`);
  }
  return problems;
}
