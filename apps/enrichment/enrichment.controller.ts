import { Controller, Inject } from '@nestjs/common';
import { Handles, type Outcome } from '@newsreel/bus';
import { PageFetched, type NewsEvent } from '@newsreel/contracts';
import { Counter, Histogram, Registry, METRICS } from '@newsreel/platform';
import { readPage } from './read-page.js';
import { WorkerPool } from './workers/pool.js';

const GROUP = 'newsreel-enrichment';

/** pages.raw in, articles.enriched out: each page event yields exactly one event, or a dead letter. */
@Controller()
export class EnrichmentController {
  private readonly pages: Counter<'result'>;
  private readonly withoutSubdivision: Counter<'reason'>;
  private readonly seconds: Histogram;

  constructor(
    @Inject(WorkerPool) private readonly pool: WorkerPool,
    @Inject(METRICS) metrics: Registry,
  ) {
    this.pages = new Counter({ name: 'newsreel_enrichment_pages_total', help: 'Pages read, by what they turned out to be.', labelNames: ['result'], registers: [metrics] });
    this.withoutSubdivision = new Counter({ name: 'newsreel_enrichment_places_without_subdivision_total', help: 'Places in articles that have no ISO 3166-2 code, by reason: country-without-codes (no division of its country has one) or place-without-code.', labelNames: ['reason'], registers: [metrics] });
    this.seconds = new Histogram({ name: 'newsreel_enrichment_seconds', help: 'From taking a page up to its article.', buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5], registers: [metrics] });
  }

  @Handles(PageFetched, { group: GROUP })
  async enrich(event: NewsEvent<Buffer>): Promise<Outcome> {
    const stop = this.seconds.startTimer();
    try {
      return await readPage(this.pool, event, (result, counts) => {
        this.pages.inc({ result });
        for (const [reason, places] of Object.entries(counts?.withoutSubdivision ?? {})) this.withoutSubdivision.inc({ reason }, places);
      });
    } finally {
      stop();
    }
  }
}
