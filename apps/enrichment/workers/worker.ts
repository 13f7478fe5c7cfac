import { parentPort } from 'node:worker_threads';
import type { Article, Extracted, Reason, Tags } from '@newsreel/contracts';
import { enrich, extractPage } from '../pipeline/enrich.js';
import type { Page } from '../pipeline/page.js';
import { tagText, type TextToTag } from '../pipeline/tag.js';

export type Task =
  | { readonly kind: 'enrich'; readonly page: Page }
  | { readonly kind: 'extract'; readonly page: Page }
  | { readonly kind: 'tag'; readonly text: TextToTag };

export interface Answers {
  enrich: Article;
  extract: Extracted;
  tag: Tags & { reasons: Reason[] };
}

export type Reply = { readonly result: Answers[Task['kind']] } | { readonly error: { readonly name: string; readonly message: string } };

/** What runs inside a worker thread: one task at a time, nothing kept between them but the models. */
function work(task: Task): Answers[Task['kind']] {
  if (task.kind === 'enrich') return enrich(task.page);
  if (task.kind === 'extract') return extractPage(task.page);
  return tagText(task.text);
}

function reply(task: Task): Reply {
  try {
    return { result: work(task) };
  } catch (error) {
    const { name, message } = error as Error;
    return { error: { name, message } };
  }
}

parentPort?.on('message', (task: Task) => parentPort?.postMessage(reply(task)));
parentPort?.postMessage('ready');
