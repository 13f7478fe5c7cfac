// What the command line needs of enrichment. No Nest among it: a command that reads one page should not wait a second for a framework.
export { entitiesPage, escapeHtml } from './entities/html.js';
export { extractLines, tagLines } from './jsonl/answer.js';
export { drawMap, mapLegend } from './regions/map.js';
export { LimitError } from './workers/limits.js';
export { WorkerPool } from './workers/pool.js';
