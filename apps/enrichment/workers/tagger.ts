import { openUserModel } from '../entities/user-model/user-model.js';
import { enrich, enrichWith } from '../pipeline/enrich.js';
import { tagText, tagTextWith } from '../pipeline/tag.js';
import { withoutSubdivision } from '../regions/without-subdivision.js';
import type { Answers, TaggingTask } from './worker.js';

export type Tagger = (task: TaggingTask) => Promise<Answers[TaggingTask['kind']]>;

/** What needs the models. @param folder that of a model of the user's own, or null for ours. */
export async function openTagger(folder: string | null): Promise<Tagger> {
  const model = folder === null ? null : await openUserModel(folder);
  return async (task) => {
    if (task.kind === 'tag') return model ? tagTextWith(model, task.text) : tagText(task.text);
    const article = model ? await enrichWith(model, task.page) : enrich(task.page);
    return { article, withoutSubdivision: withoutSubdivision(article.places) };
  };
}
