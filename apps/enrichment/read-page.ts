import { deadLetter, done, type Outcome } from '@newsreel/bus';
import type { NewsEvent } from '@newsreel/contracts';
import { enrichedEvent } from './pipeline/event.js';
import { pageOf } from './pipeline/page.js';
import { LimitError } from './workers/limits.js';
import type { WorkerPool } from './workers/pool.js';
import type { Answers } from './workers/worker.js';

/**
 * A page event in, the event of what it turned out to be out; a dead letter where it breaks a cap. The live flow and a reprocessing of history
 * read a page the same way. `onResult` is told `article`, `no-article` or the cap, and what was counted on the way.
 */
export async function readPage(pool: WorkerPool, event: NewsEvent<Buffer>, onResult: (result: string, counts?: Omit<Answers['enrich'], 'article'>) => void = () => undefined): Promise<Outcome> {
  try {
    const { article, ...counts } = await pool.run<'enrich'>({ kind: 'enrich', page: pageOf(event) });
    onResult(article.isArticle ? 'article' : 'no-article', counts);
    return done([enrichedEvent(article)]);
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    onResult(error.code);
    return deadLetter(`${error.code}: ${error.message}`, error);
  }
}
