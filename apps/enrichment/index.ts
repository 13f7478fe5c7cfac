export { EnrichmentModule } from './enrichment.module.js';
export type { EnrichmentOptions } from './enrichment.module.js';
export { extractLines, tagLines } from './jsonl/answer.js';
export { LimitError } from './workers/limits.js';
export { WorkerPool } from './workers/pool.js';
export { enrich } from './pipeline/enrich.js';
export { enrichedEventId, pageOf } from './pipeline/page.js';
