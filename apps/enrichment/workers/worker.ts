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

/** What runs inside a worker thread: one task at a time, nothing kept between them but the models. */
export default function work(task: Task): Answers[Task['kind']] {
  if (task.kind === 'enrich') return enrich(task.page);
  if (task.kind === 'extract') return extractPage(task.page);
  return tagText(task.text);
}
