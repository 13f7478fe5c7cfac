import { parentPort, workerData } from 'node:worker_threads';
import type { Article, Extracted } from '@newsreel/contracts';
import { extractPage } from '../pipeline/extract-page.js';
import type { Page } from '../pipeline/page.js';
import type { Tagged, TextToTag } from '../pipeline/tag.js';
import type { NoSubdivision } from '../regions/without-subdivision.js';

export type TaggingTask = { readonly kind: 'enrich'; readonly page: Page } | { readonly kind: 'tag'; readonly text: TextToTag };
export type Task = TaggingTask | { readonly kind: 'extract'; readonly page: Page };

export interface Answers {
  enrich: { readonly article: Article; readonly withoutSubdivision: Readonly<Record<NoSubdivision, number>> };
  extract: Extracted;
  tag: Tagged;
}

/** What a thread is given at its start. */
export interface WorkerData {
  /** The folder of a model of the user's own, or null for ours. */
  readonly model: string | null;
  /** Whether it is asked to extract, and nothing else. */
  readonly extractsOnly: boolean;
}

export type Reply = { readonly result: Answers[Task['kind']] } | { readonly error: { readonly name: string; readonly message: string } };

const { model, extractsOnly } = workerData as WorkerData;
// To load what tags takes longer than all the rest.
const tagger = extractsOnly ? null : await (await import('./tagger.js')).openTagger(model);

/** What runs inside a worker thread: one task at a time, nothing kept between them but the models. */
async function work(task: Task): Promise<Answers[Task['kind']]> {
  if (task.kind === 'extract') return extractPage(task.page);
  if (!tagger) throw new Error(`A thread that only extracts was asked to ${task.kind}.`);
  return tagger(task);
}

async function reply(task: Task): Promise<Reply> {
  try {
    return { result: await work(task) };
  } catch (error) {
    const { name, message } = error as Error;
    return { error: { name, message } };
  }
}

parentPort?.on('message', async (task: Task) => parentPort?.postMessage(await reply(task)));
parentPort?.postMessage('ready');
