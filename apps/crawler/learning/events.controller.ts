import { Controller, Inject } from '@nestjs/common';
import { Handles, HandlesBatch, deadLetter, done, type Outcome } from '@newsreel/bus';
import { ArticleEnriched, CrawlRequested, UrlError, type Article, type CrawlRequest, type NewsEvent } from '@newsreel/contracts';
import { Crawler } from '../crawler.js';

const group = 'newsreel-crawler';

/** What others tell the crawler: URLs they want, and what its pages turned out to be. */
@Controller()
export class EventsController {
  constructor(@Inject(Crawler) private readonly crawler: Crawler) {}

  @Handles(CrawlRequested, { group })
  async request({ data }: NewsEvent<CrawlRequest>): Promise<Outcome> {
    try {
      await this.crawler.request(data.url, data.sourceId ?? null);
      return done();
    } catch (error) {
      if (error instanceof UrlError) return deadLetter(error.message, error);
      throw error;
    }
  }

  @HandlesBatch(ArticleEnriched, { group, maxEvents: 250 })
  async learn(events: readonly NewsEvent<Article>[]): Promise<readonly Outcome[]> {
    await this.crawler.learn(events.map(({ data }) => data));
    return events.map(() => done());
  }
}
