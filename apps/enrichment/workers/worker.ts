import { parentPort, workerData } from 'node:worker_threads';
import type { Article, Extracted } from '@newsreel/contracts';
import { openUserModel } from '../entities/user-model/user-model.js';
import { enrich, enrichWith, extractPage } from '../pipeline/enrich.js';
import type { Page } from '../pipeline/page.js';
import { tagText, tagTextWith, type Tagged, type TextToTag } from '../pipeline/tag.js';
import { withoutSubdivision, type NoSubdivision } from '../regions/without-subdivision.js';

export type Task =
  | { readonly kind: 'enrich'; readonly page: Page }
  | { readonly kind: 'extract'; readonly page: Page }
  | { readonly kind: 'tag'; readonly text: TextToTag };

export interface Answers {
  enrich: { readonly article: Article; readonly withoutSubdivision: Readonly<Record<NoSubdivision, number>> };
  extract: Extracted;
  tag: Tagged;
}

/** What a thread is given at its start. */
export interface WorkerData {
  /** The folder of a model of the user's own, or null for ours. */
  readonly model: string | null;
}

export type Reply = { readonly result: Answers[Task['kind']] } | { readonly error: { readonly name: string; readonly message: string } };

const { model: folder } = workerData as WorkerData;
const model = folder === null ? null : await openUserModel(folder);

/** What runs inside a worker thread: one task at a time, nothing kept between them but the models. */
async function work(task: Task): Promise<Answers[Task['kind']]> {
  if (task.kind === 'enrich') {
    const article = model ? await enrichWith(model, task.page) : enrich(task.page);
    return { article, withoutSubdivision: withoutSubdivision(article.places) };
  }
  if (task.kind === 'extract') return extractPage(task.page);
  return model ? tagTextWith(model, task.text) : tagText(task.text);
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
