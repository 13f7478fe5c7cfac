import { StoredArticle } from '@newsreel/contracts';
import { BadRequestException } from '@nestjs/common';
import { z } from 'zod';
import { storedArticle, type ArticleState } from '../outbox/events.js';

/** An article as the read API shows it: what articles.stored carries, with its id and the number of its revision. */
export const ArticleItem = StoredArticle.extend({
  id: z.uuid().describe('The article id.'),
  revision: z.int().min(1).describe('The number of the current revision; the first is 1.'),
});
export type ArticleItem = z.infer<typeof ArticleItem>;

export function itemOf(state: ArticleState): ArticleItem {
  return { id: state.id, revision: state.revisionCount!, ...storedArticle(state) };
}

/** @throws BadRequestException naming a field that articles do not have. */
export function fieldsOf(fields: string | undefined): ReadonlySet<string> | null {
  if (fields === undefined) return null;
  const names = fields.split(',').map((name) => name.trim()).filter((name) => name !== '');
  const unknown = names.find((name) => !(name in ArticleItem.shape));
  if (unknown !== undefined) throw new BadRequestException(`fields: articles have no field ${JSON.stringify(unknown.slice(0, 50))}. They have: ${Object.keys(ArticleItem.shape).join(', ')}.`);
  return new Set(['id', ...names]);
}

export function pick(item: ArticleItem, fields: ReadonlySet<string> | null): Partial<ArticleItem> {
  return fields === null ? item : Object.fromEntries(Object.entries(item).filter(([name]) => fields.has(name)));
}
