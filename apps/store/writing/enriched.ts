import type { Article } from '@newsreel/contracts';
import { Counter, Histogram, type Logger, type Registry } from '@newsreel/platform';
import type { DataSource } from 'typeorm';
import { weave } from '../stories/weave.js';
import { writeArticles, type Written } from './writer.js';

export interface EnrichedOptions {
  readonly database: DataSource;
  readonly metrics: Registry;
  readonly log: Logger;
  /** Called once something is in the outbox. */
  readonly onChange: () => void;
}

/** Records enriched pages, and counts what became of them. */
export class Enriched {
  private readonly pages: Counter<'result'>;
  private readonly changes: Counter;
  private readonly seconds: Histogram;

  constructor(private readonly options: EnrichedOptions) {
    const registers = [options.metrics];
    this.pages = new Counter({ name: 'newsreel_store_pages_total', help: 'Enriched pages by what became of them: recorded, repeated (known already), purged (of a source that was removed).', labelNames: ['result'], registers });
    this.changes = new Counter({ name: 'newsreel_store_article_changes_total', help: 'Changes of what is published about an article.', registers });
    this.seconds = new Histogram({ name: 'newsreel_store_write_seconds', help: 'How long a batch took to be written.', buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10], registers });
  }

  async record(articles: readonly Article[]): Promise<Written> {
    const stop = this.seconds.startTimer();
    const written = await writeArticles(this.options.database, articles);
    // Also of what is known already: whoever wrote it may have died before it came to this.
    await weave(this.options.database, written.touched);
    stop();
    this.pages.inc({ result: 'recorded' }, written.fetches);
    this.pages.inc({ result: 'purged' }, written.purged);
    this.pages.inc({ result: 'repeated' }, articles.length - written.fetches - written.purged);
    this.changes.inc(written.changed);
    if (written.tooMany > 0) this.options.log.warn({ ids: written.tooMany }, 'too many article ids hang together by their URLs to be one article; they are left apart');
    if (written.changed > 0) this.options.onChange();
    return written;
  }
}
