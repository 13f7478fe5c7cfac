import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import kafkajs from 'kafkajs';
import { kafkaLog, partitionOf, postgresLog, type Log } from '@newsreel/bus';
import type { Topic } from '@newsreel/contracts';
import { cut, mergeByTime, readReel, recordReel, replay, toLog, writeReel } from '@newsreel/replay';
import { records, sizes, type Size } from './events.js';

/** One thing that is measured, in a process of its own, so that its memory is its own. */
export interface Step {
  readonly name: keyof typeof steps;
  readonly size: Size;
  readonly count: number;
  /** Reels are made and read here. */
  readonly folder: string;
  readonly prefix: string;
  readonly broker: string;
  readonly url: string;
}

export interface Measured {
  readonly events: number;
  /** Events a second, from a connected client to the last event. */
  readonly rate: number;
  readonly peakRssMiB: number;
}

const reelOf = ({ folder, size, count }: Step, name = 'day') => `${folder}/${name}-${size}-${count}.reel`;
const topicOf = ({ prefix, size, count }: Step): Topic => ({ ...sizes[size].topic, name: `${prefix}.${count}.${sizes[size].topic.name}` });
const made = (step: Step) => records(step.size, step.count, topicOf(step).name);

async function withLog(log: Log, work: (log: Log) => Promise<number>): Promise<number> {
  try {
    return await work(log);
  } finally {
    await log.close();
  }
}
const kafka = ({ broker }: Step): Log => kafkaLog({ brokers: [broker], clientId: 'bench' });
const postgres = ({ url }: Step): Log => postgresLog({ url });
const play = (log: Log, step: Step) => withLog(log, () => replay({ records: readReel(reelOf(step)), sink: toLog(log, { topics: [topicOf(step)] }) }));
const recorded = (log: Log, step: Step, name: string) => withLog(log, () => recordReel(reelOf(step, name), { log, topics: [topicOf(step)] }));

const steps = {
  write: (step: Step) => writeReel(reelOf(step), made(step)),
  read: async (step: Step) => counted(readReel(reelOf(step))),
  cut: (step: Step) => writeReel(reelOf(step, 'cut'), cut(readReel(reelOf(step)), { filter: ({ timestamp }) => timestamp % 10 !== 0 })).then(() => step.count),
  merge: (step: Step) => writeReel(reelOf(step, 'merged'), mergeByTime([readReel(reelOf(step)), readReel(reelOf(step, 'cut'))])),
  'replay to kafka': (step: Step) => play(kafka(step), step),
  'replay to postgres': (step: Step) => play(postgres(step), step),
  'record from kafka': (step: Step) => recorded(kafka(step), step, 'kafka'),
  'record from postgres': (step: Step) => recorded(postgres(step), step, 'postgres'),
  'bare: kafkajs producer': produce,
  'bare: kafkajs consumer': consume,
  'bare: JSON lines, zstd': bareWrite,
};

async function counted(items: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _ of items) count++;
  return count;
}

const { CompressionTypes, Kafka, logLevel } = kafkajs;
const client = ({ broker }: Step) => new Kafka({ brokers: [broker], clientId: 'bare', logLevel: logLevel.NOTHING });

/** The same records, batches, compression and acknowledgement, made in memory. The codec is the one that kafkaLog has installed. */
async function produce(step: Step): Promise<number> {
  const log = kafka(step);
  const topic = { ...topicOf(step), name: `${topicOf(step).name}.bare` };
  await log.ensureTopics([topic]);
  const producer = client(step).producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  let batch: kafkajs.Message[] = [];
  const send = async () => {
    await producer.send({ topic: topic.name, acks: -1, compression: topic.compression === 'zstd' ? CompressionTypes.ZSTD : CompressionTypes.GZIP, messages: batch });
    batch = [];
  };
  for (const { key, headers, value } of made(step)) {
    batch.push({ key, headers, value, partition: partitionOf(key!, topic.partitions) });
    if (batch.length === 1000) await send();
  }
  if (batch.length > 0) await send();
  await producer.disconnect();
  await log.close();
  return step.count;
}

async function consume(step: Step): Promise<number> {
  kafka(step); // installs the codec
  const consumer = client(step).consumer({ groupId: `bare-${step.size}-${step.count}-${Date.now()}`, maxBytesPerPartition: topicOf(step).maxMessageBytes, maxWaitTimeInMs: 200 });
  await consumer.connect();
  await consumer.subscribe({ topics: [topicOf(step).name], fromBeginning: true });
  let count = 0;
  const all = Promise.withResolvers<void>();
  await consumer.run({ autoCommit: false, eachBatch: async ({ batch }) => void ((count += batch.messages.length) >= step.count && all.resolve()) });
  await all.promise;
  await consumer.disconnect();
  return count;
}

async function bareWrite(step: Step): Promise<number> {
  const lines = function* () {
    for (const { topic, timestamp, key, headers, value } of made(step)) {
      const texts = Object.fromEntries(Object.entries(headers).map(([name, bytes]) => [name, bytes.toString('utf8')]));
      yield `${JSON.stringify({ topic, time: new Date(timestamp).toISOString(), headers: texts, key: key!.toString('utf8'), value: value!.toString('utf8') })}\n`;
    }
  };
  await pipeline(Readable.from(lines()), createZstdCompress(), createWriteStream(reelOf(step, 'bare')));
  return step.count;
}

const step = JSON.parse(process.argv[2]!) as Step;
const started = performance.now();
const events = await steps[step.name](step);
const measured: Measured = { events, rate: (events * 1000) / (performance.now() - started), peakRssMiB: process.resourceUsage().maxRSS / 1024 };
process.stdout.write(JSON.stringify(measured));
