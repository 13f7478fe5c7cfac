import { ArticleEnriched } from './article-enriched.js';
import { ArticleRemoved } from './article-removed.js';
import { ArticleStored } from './article-stored.js';
import { CrawlRequested } from './crawl-requested.js';
import type { EventDefinition } from './definition.js';
import { PageFetched } from './page-fetched.js';

// A definition of some data is a definition of data: nothing that reads the list writes data through it.
export const events = [PageFetched, ArticleEnriched, ArticleStored, ArticleRemoved, CrawlRequested] as readonly EventDefinition[];

const byType = new Map(events.map((definition) => [definition.type, definition]));

export function definitionOf(type: string): EventDefinition | undefined {
  return byType.get(type);
}
