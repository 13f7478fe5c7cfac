export { EnrichmentModule } from './enrichment.module.js';
export type { EnrichmentOptions } from './enrichment.module.js';
export { enrich } from './pipeline/enrich.js';
export { enrichedEventId, pageOf } from './pipeline/page.js';
export { readPage } from './read-page.js';
export { EXTRACTOR_VERSION } from './extraction/extract.js';
export { TAGGER_VERSION } from './tagger-version.js';
