import { definitionOf, encode, type Message, type NewsEvent, type Topic } from '@newsreel/contracts';
import { BusError } from '../port/errors.js';
import { partitionOf } from '../log/partition.js';
import type { Append, Log } from '../log/log.js';
import { AppendLane, bytesOf } from './append-lane.js';
import type { BusMetrics } from './metrics.js';

/** From events to records in the log: encoded, sized, put into their partition, one lane a topic. */
export class Publisher {
  private readonly lanes = new Map<string, AppendLane>();

  constructor(
    private readonly log: Pick<Log, 'append'>,
    private readonly layout: (topic: Topic) => Topic,
    private readonly metrics: BusMetrics,
  ) {}

  /** @throws ContractError or BusError before anything is written. */
  async publish(events: readonly NewsEvent[]): Promise<void> {
    const byTopic = new Map<Topic, Append[]>();
    for (const event of events) {
      const message = encode(event);
      const topic = definitionOf(event.type)!.topic;
      const records = byTopic.get(topic) ?? byTopic.set(topic, []).get(topic)!;
      records.push({ message, partition: partitionOf(message.key!, this.layout(topic).partitions) });
    }
    const laidOut = [...byTopic].map(([topic, records]) => ({ topic: this.layout(topic), records }));
    for (const { topic, records } of laidOut) for (const record of records) checkSize(topic, record);
    await Promise.all(laidOut.map(({ topic, records }) => this.lane(topic).append(records)));
  }

  /** Puts a message as it is into a partition of a topic that is laid out already. */
  async put(topic: Topic, partition: number, message: Message): Promise<void> {
    const record = { message, partition };
    checkSize(topic, record);
    await this.lane(topic).append([record]);
  }

  async idle(): Promise<void> {
    await Promise.all([...this.lanes.values()].map((lane) => lane.idle()));
  }

  private lane(topic: Topic): AppendLane {
    const known = this.lanes.get(topic.name);
    if (known) return known;
    const lane = new AppendLane(this.log, topic, (records, seconds) => {
      this.metrics.published.inc({ topic: topic.name }, records);
      this.metrics.appendSeconds.observe({ topic: topic.name }, seconds);
    });
    this.lanes.set(topic.name, lane);
    return lane;
  }
}

function checkSize(topic: Topic, record: Append): void {
  const bytes = bytesOf(record);
  if (bytes <= topic.maxMessageBytes) return;
  const key = JSON.stringify(record.message.key?.toString('utf8').slice(0, 200) ?? null);
  throw new BusError('too-large', `The record with key ${key} has ${bytes} bytes; ${topic.name} takes at most ${topic.maxMessageBytes}.`);
}
