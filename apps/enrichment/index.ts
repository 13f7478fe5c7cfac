export { EnrichmentModule } from './enrichment.module.js';
export type { EnrichmentOptions } from './enrichment.module.js';
export { enrich } from './pipeline/enrich.js';
export { enrichedEventId, pageOf } from './pipeline/page.js';
