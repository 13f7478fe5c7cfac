import { Controller, Inject } from '@nestjs/common';
import { HandlesBatch, done, type Outcome } from '@newsreel/bus';
import { ArticleEnriched, type Article, type NewsEvent } from '@newsreel/contracts';
import { Enriched } from './enriched.js';

/** articles.enriched in: each event is recorded as a fetch, and as an article if it is one. */
@Controller()
export class EnrichedController {
  constructor(@Inject(Enriched) private readonly enriched: Enriched) {}

  @HandlesBatch(ArticleEnriched, { group: 'newsreel-store', maxEvents: 250 })
  async record(events: readonly NewsEvent<Article>[]): Promise<readonly Outcome[]> {
    await this.enriched.record(events.map(({ data }) => data));
    return events.map(() => done());
  }
}
