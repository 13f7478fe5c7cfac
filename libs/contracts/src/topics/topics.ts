const DAY = 24 * 60 * 60 * 1000;
const MIB = 1024 * 1024;

export interface Topic {
  /** The topic's name in Kafka. */
  readonly name: string;
  readonly description: string;
  /** Fixed at creation and never added to: keys would move, and compaction would keep stale values. */
  readonly partitions: number;
  /** `delete`: records leave by age. `compact`: the newest record of each key stays. */
  readonly cleanupPolicy: 'delete' | 'compact';
  /** How long records stay in milliseconds; on a compacted topic how long a tombstone stays. */
  readonly retentionMs: number;
  /** The largest record in bytes, before compression. */
  readonly maxMessageBytes: number;
  /** Of record batches, never of values. gzip where others subscribe: every client reads it out of the box. */
  readonly compression: 'zstd' | 'gzip';
}

const defaults = { partitions: 24, cleanupPolicy: 'delete', maxMessageBytes: 10 * MIB } as const;

export const PagesRaw: Topic = {
  ...defaults,
  name: 'pages.raw',
  description: 'Every page as it was fetched: the body untouched, what is known about it in the headers.',
  retentionMs: 14 * DAY,
  compression: 'zstd',
};

export const ArticlesEnriched: Topic = {
  ...defaults,
  name: 'articles.enriched',
  description: 'What each fetched page turned out to be: an article with its tags, or no article and why.',
  retentionMs: 7 * DAY,
  compression: 'zstd',
};

export const ArticlesStored: Topic = {
  ...defaults,
  name: 'articles.stored',
  description: 'The current state of every article, one record per key after compaction; a tombstone where it was removed.',
  cleanupPolicy: 'compact',
  retentionMs: 30 * DAY,
  compression: 'gzip',
};

export const CrawlRequests: Topic = {
  ...defaults,
  name: 'crawl.requests',
  description: 'URLs that somebody wants fetched; each is answered by a record on pages.raw.',
  partitions: 12,
  retentionMs: 3 * DAY,
  compression: 'gzip',
};

export const topics: readonly Topic[] = [PagesRaw, ArticlesEnriched, ArticlesStored, CrawlRequests];

/** Where the events go that `group` could not handle. Holds a record of full size and the headers that say why. */
export function deadLetterTopic(topic: Topic, group: string): Topic {
  return {
    name: `${topic.name}.${group}.dlq`,
    description: `What ${group} could not handle of ${topic.name}.`,
    partitions: topic.partitions,
    cleanupPolicy: 'delete',
    retentionMs: 30 * DAY,
    maxMessageBytes: topic.maxMessageBytes + MIB,
    compression: topic.name.startsWith('articles.') ? 'gzip' : topic.compression,
  };
}
