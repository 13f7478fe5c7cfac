import type { Article, Block } from '@newsreel/contracts';
import { diffArrays, diffWordsWithSpace } from 'diff';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { RevisionEntity } from '../schema/entities/revision.entity.js';

export const Revision = z.object({
  revision: z.int().min(1).describe('The first is 1. A page that is found later can push the numbers on; the id stays.'),
  revisionId: z.string().describe('The page event that first showed it.'),
  firstFetchedAt: z.iso.datetime().describe('When it was first seen.'),
  lastFetchedAt: z.iso.datetime().describe('When it was last seen.'),
  fetches: z.int().min(1).describe('How often it was seen between the two.'),
  title: z.string().nullable(),
  text: z.string(),
  authors: z.array(z.string()),
  modifiedAt: z.string().nullable(),
  contentSha256: z.string(),
  extractorVersion: z.string(),
});
export type Revision = z.infer<typeof Revision>;

export const Change = z.object({
  kind: z.enum(['same', 'added', 'removed', 'changed']),
  block: z.enum(['title', 'paragraph', 'heading', 'listItem', 'quote', 'table']),
  words: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })).describe('The block cut into what stayed, came and went; joined without the removed it is the newer text.'),
});
export const Diff = z.object({ from: z.int().nullable().describe('null for the first revision.'), to: z.int(), changes: z.array(Change).describe('In the order of the text.') });
export type Change = z.infer<typeof Change>;

/** An article with more revisions shows the newest of them. */
export const MAX_REVISIONS = 500;

/** The newest revisions in order of time, numbered; empty where there is no such article. */
export async function revisionsOf(database: DataSource, articleId: string): Promise<{ readonly revision: number; readonly entity: RevisionEntity }[]> {
  const [entities, count] = await database.getRepository(RevisionEntity).findAndCount({
    where: { articleId },
    relations: { content: true },
    order: { firstFetchedAt: 'DESC', revisionId: 'DESC' },
    take: MAX_REVISIONS,
  });
  return entities.map((entity, i) => ({ revision: count - i, entity })).reverse();
}

export function shown(revision: number, { revisionId, firstFetchedAt, lastFetchedAt, fetches, content }: RevisionEntity): Revision {
  const { title, text, authors, modifiedAt, contentSha256, extractorVersion } = content.document;
  return { revision, revisionId, firstFetchedAt: firstFetchedAt.toISOString(), lastFetchedAt: lastFetchedAt.toISOString(), fetches, title, text, authors, modifiedAt, contentSha256, extractorVersion };
}

type Part = Pick<Block, 'text'> & { readonly kind: z.infer<typeof Change>['block'] };
const partsOf = ({ title, blocks }: Article): Part[] => [...(title === null ? [] : [{ kind: 'title' as const, text: title }]), ...blocks];
const isSame = (a: Part, b: Part): boolean => a.kind === b.kind && a.text === b.text;

/** Longer texts are compared by block alone: what a word's diff costs grows with the square of their difference. */
const MAX_WORDS_CHARACTERS = 20_000;
const MAX_EDITS = 2_000;

/** What changed from one document to the next, by block, and within blocks of a kind that changed by word. */
export function changesBetween(before: Article | null, after: Article): Change[] {
  const [old, now] = [before ? partsOf(before) : [], partsOf(after)];
  const pieces = diffArrays(old, now, { comparator: isSame, maxEditLength: MAX_EDITS }) ?? [{ removed: true, value: old }, { added: true, value: now }];
  const changes: Change[] = [];
  for (const [i, piece] of pieces.entries()) {
    if (piece.added && pieces[i - 1]?.removed) continue;
    const next = pieces[i + 1];
    if (piece.removed && next?.added) changes.push(...paired(piece.value, next.value));
    else changes.push(...piece.value.map((part) => whole(part, piece.added ? 'added' : piece.removed ? 'removed' : 'same')));
  }
  return changes;
}

/** Blocks that stand where others stood: one for one as far as their kinds agree. */
function paired(old: readonly Part[], now: readonly Part[]): Change[] {
  const changes: Change[] = [];
  for (let i = 0; i < Math.max(old.length, now.length); i++) {
    const [before, after] = [old[i], now[i]];
    if (before && after && before.kind === after.kind) changes.push({ kind: 'changed', block: after.kind, words: wordsBetween(before.text, after.text) });
    else changes.push(...(before ? [whole(before, 'removed')] : []), ...(after ? [whole(after, 'added')] : []));
  }
  return changes;
}

const whole = ({ kind: block, text }: Part, kind: 'same' | 'added' | 'removed'): Change => ({ kind, block, words: [{ kind, text }] });

function wordsBetween(before: string, after: string): Change['words'] {
  const pieces = before.length + after.length <= MAX_WORDS_CHARACTERS ? diffWordsWithSpace(before, after, { maxEditLength: MAX_EDITS }) : undefined;
  if (!pieces) return [{ kind: 'removed', text: before }, { kind: 'added', text: after }];
  return pieces.map(({ added, removed, value }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value }));
}
