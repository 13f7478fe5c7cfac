import { deadLetterTopic, topics as contractTopics, type Topic } from '@newsreel/contracts';
import type { Log, LogRecord, PartitionExtent } from '../log/log.js';
import { BusError } from '../port/errors.js';
import { letterOf, matches, redriven, settledOffset, settlement, type DeadLetter, type LetterFilter, type Settlement } from './letter.js';

// Letters without their values: this many fit easily.
const MAX_LETTERS = 100_000;

export interface DeadLettersOptions {
  readonly layout?: (topic: Topic) => Topic;
  /** Whose dead letters. Normally those of every topic of the contracts. */
  readonly topics?: readonly Topic[];
}

interface Place {
  readonly origin: Topic;
  readonly group: string;
  readonly letters: Topic;
}

/** The events that could not be handled: to be looked at, sent back to where they came from, or dropped. */
export class DeadLetters {
  private readonly topics: readonly Topic[];

  constructor(
    private readonly log: Log,
    { layout = (topic) => topic, topics = contractTopics }: DeadLettersOptions = {},
  ) {
    this.topics = topics.map(layout);
  }

  /** Those that nobody has settled yet, oldest first. @throws BusError if there are more than 100,000: then narrow down by topic and group. */
  async list(filter: LetterFilter = {}): Promise<DeadLetter[]> {
    const found: DeadLetter[] = [];
    for (const place of await this.places(filter)) found.push(...(await this.open(place, filter)).values());
    return found.sort((a, b) => a.deadAt.localeCompare(b.deadAt));
  }

  /** One letter with its record as it lies in the dead letter topic. @throws BusError if there is no such letter, or it is settled. */
  async show(id: string): Promise<DeadLetter & { readonly record: LogRecord }> {
    for await (const { letter, record } of this.chosen({ id })) return { ...letter, record };
    throw new BusError('not-found', `There is no open dead letter ${id}; it may have been redriven or dropped. \`newsreel dlq list\` shows those that are open.`);
  }

  /**
   * Sends the events back to the end of their topic, for the group that could not handle them alone. Safe to repeat: what was sent is settled, and if this
   * breaks off between the two the event arrives twice, which every handler bears. Returns how many were sent.
   */
  redrive(filter: LetterFilter): Promise<number> {
    return this.settle(filter, 'redriven', async ({ origin, group }, record, letter) => {
      if (origin.cleanupPolicy === 'compact') {
        throw new BusError('bad-request', `${origin.name} keeps the newest record of each key: sent back, an old one would take its place. Let ${group} read the topic again instead.`);
      }
      await this.log.append(origin, [{ message: redriven(record, group), partition: letter.origin.partition }]);
    });
  }

  /** Settles letters without sending anything. Returns how many. */
  drop(filter: LetterFilter): Promise<number> {
    return this.settle(filter, 'dropped', async () => {});
  }

  private async settle(filter: LetterFilter, as: Settlement, first: (place: Place, record: LogRecord, letter: DeadLetter) => Promise<void>): Promise<number> {
    let count = 0;
    for await (const { place, record, letter } of this.chosen(filter)) {
      await first(place, record, letter);
      await this.log.append(place.letters, [{ message: settlement(record, as), partition: record.partition }]);
      count++;
    }
    return count;
  }

  private async *chosen(filter: LetterFilter): AsyncIterable<{ place: Place; record: LogRecord; letter: DeadLetter }> {
    for (const place of await this.places(filter)) {
      const open = await this.open(place, filter);
      for await (const record of this.log.read(place.letters, rangesOver(place.letters, [...open.keys()]))) {
        const letter = open.get(`${record.partition}/${record.offset}`);
        if (letter) yield { place, record, letter };
      }
    }
  }

  /** By `partition/offset`. */
  private async open({ origin, group, letters }: Place, filter: LetterFilter): Promise<Map<string, DeadLetter>> {
    const found = new Map<string, DeadLetter>();
    for await (const record of this.log.read(letters, await this.log.extents(letters))) {
      const settled = settledOffset(record);
      if (settled !== null) found.delete(`${record.partition}/${settled}`);
      else found.set(`${record.partition}/${record.offset}`, letterOf(record, origin, group));
      if (found.size > MAX_LETTERS) throw new BusError('bad-request', `${letters.name} holds more than ${MAX_LETTERS} open letters; drop or redrive some by time first.`);
    }
    return new Map([...found].filter(([, letter]) => matches(letter, filter)));
  }

  /** The dead letter topics that exist. */
  private async places({ topic, group }: LetterFilter): Promise<Place[]> {
    const names = await this.log.topicNames();
    return this.topics
      .filter(({ name }) => topic === undefined || name === topic)
      .flatMap((origin) => {
        const groups = names.flatMap((name) => (name.startsWith(`${origin.name}.`) && name.endsWith('.dlq') ? [name.slice(origin.name.length + 1, -'.dlq'.length)] : []));
        return groups.filter((one) => group === undefined || one === group).map((one) => ({ origin, group: one, letters: deadLetterTopic(origin, one) }));
      });
  }
}

function rangesOver(topic: Topic, places: readonly string[]): PartitionExtent[] {
  const ranges = new Map<number, PartitionExtent>();
  for (const place of places) {
    const [partition, offset] = place.split('/').map(Number) as [number, number];
    const known = ranges.get(partition);
    ranges.set(partition, { topic: topic.name, partition, start: Math.min(known?.start ?? offset, offset), end: Math.max(known?.end ?? 0, offset + 1) });
  }
  return [...ranges.values()];
}
