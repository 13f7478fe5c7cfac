import { Controller, Inject } from '@nestjs/common';
import { Handles, deadLetter, done, type Outcome } from '@newsreel/bus';
import { ArticleEnriched, PageFetched, newEvent, type Article, type NewsEvent } from '@newsreel/contracts';
import { Counter, Histogram, Registry, METRICS } from '@newsreel/platform';
import { enrichedEventId, pageOf } from './pipeline/page.js';
import { LimitError } from './workers/limits.js';
import { WorkerPool } from './workers/pool.js';

const GROUP = 'newsreel-enrichment';

/** pages.raw in, articles.enriched out: each page event yields exactly one event, or a dead letter. */
@Controller()
export class EnrichmentController {
  private readonly pages: Counter<'result'>;
  private readonly seconds: Histogram;

  constructor(
    @Inject(WorkerPool) private readonly pool: WorkerPool,
    @Inject(METRICS) metrics: Registry,
  ) {
    this.pages = new Counter({ name: 'newsreel_enrichment_pages_total', help: 'Pages read, by what they turned out to be.', labelNames: ['result'], registers: [metrics] });
    this.seconds = new Histogram({ name: 'newsreel_enrichment_seconds', help: 'From taking a page up to its article.', buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5], registers: [metrics] });
  }

  @Handles(PageFetched, { group: GROUP })
  async enrich(event: NewsEvent<Buffer>): Promise<Outcome> {
    const stop = this.seconds.startTimer();
    try {
      const article = await this.pool.run<'enrich'>({ kind: 'enrich', page: pageOf(event) });
      this.pages.inc({ result: article.isArticle ? 'article' : 'no-article' });
      return done([enrichedEvent(article)]);
    } catch (error) {
      if (!(error instanceof LimitError)) throw error;
      this.pages.inc({ result: error.code });
      return deadLetter(`${error.code}: ${error.message}`, error);
    } finally {
      stop();
    }
  }
}

function enrichedEvent(article: Article): NewsEvent {
  const countries = article.countries.map(({ code }) => code).join(',');
  return newEvent(ArticleEnriched, {
    id: enrichedEventId(article.pageEventId, article.extractorVersion, article.taggerVersion),
    source: 'urn:newsreel:enrichment',
    // Deterministic like the id: the moment the page was fetched, not the moment it was read.
    time: article.fetchedAt,
    subject: article.canonicalUrl,
    key: article.articleId,
    extensions: {
      isarticle: String(article.isArticle),
      ...(article.language && { language: article.language }),
      ...(countries && { countries }),
    },
    data: article,
  });
}
