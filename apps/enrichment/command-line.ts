// What the command line needs of enrichment. No Nest among it: a command that reads one page should not wait a second for a framework.
export { LimitError } from './workers/limits.js';
export { WorkerPool } from './workers/pool.js';

/** JSON lines in and out; to be loaded while the threads start. */
export const jsonLines = () => import('./jsonl/answer.js');

/** Tags as a page to look at. */
export const pageOfTags = async () => ({ ...(await import('./entities/html.js')), ...(await import('./regions/map.js')) });
