import { deadLetter, done, type Outcome } from '@newsreel/bus';
import type { NewsEvent } from '@newsreel/contracts';
import { enrichedEvent } from './pipeline/event.js';
import { pageOf } from './pipeline/page.js';
import { LimitError } from './workers/limits.js';
import type { WorkerPool } from './workers/pool.js';

/**
 * A page event in, the event of what it turned out to be out; a dead letter where it breaks a cap. The live flow and a reprocessing of history
 * read a page the same way. `onResult` is told `article`, `no-article` or the cap.
 */
export async function readPage(pool: WorkerPool, event: NewsEvent<Buffer>, onResult: (result: string) => void = () => undefined): Promise<Outcome> {
  try {
    const article = await pool.run<'enrich'>({ kind: 'enrich', page: pageOf(event) });
    onResult(article.isArticle ? 'article' : 'no-article');
    return done([enrichedEvent(article)]);
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    onResult(error.code);
    return deadLetter(`${error.code}: ${error.message}`, error);
  }
}
