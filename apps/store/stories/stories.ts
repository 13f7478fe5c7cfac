import { z } from 'zod';
import type { Sql } from '../writing/transaction.js';

export const StoryMember = z.object({
  id: z.uuid().describe('The article.'),
  title: z.string().nullable(),
  url: z.string(),
  source: z.string().nullable(),
  language: z.string().nullable(),
  at: z.iso.datetime().describe('When it was published, else first fetched.'),
  isOrigin: z.boolean().describe('Whether it had the story first.'),
  because: z.array(z.object({ id: z.uuid(), similarity: z.number().min(0).max(1) })).describe('The articles of the story whose text is nearly the same, the most similar first: why it is part of it.'),
});
export const Story = z.object({ id: z.uuid().describe('The id of the article that had the story first.'), articles: z.array(StoryMember).describe('In order of time.') });
export type Story = z.infer<typeof Story>;

const MAX_SHOWN = 200;

/** The story of this id, or of the article of this id. */
export async function storyOf(sql: Sql, id: string): Promise<Story | null> {
  const [row] = await sql<{ story: string | null }>('SELECT story_id AS story FROM store.story_articles WHERE article_id = $1', [id]);
  if (!row?.story) return null;
  return (await storiesOf(sql, [row.story]))[0] ?? null;
}

export async function storiesOf(sql: Sql, ids: readonly string[]): Promise<Story[]> {
  const members = await sql<{ story: string; id: string; title: string | null; url: string; source: string | null; language: string | null; at: Date; because: { id: string; similarity: number }[] }>(
    `SELECT s.story_id AS story, a.id, c.document->>'title' AS title, a.url, a.source_id AS source, a.language, a.sort_at AS at,
       coalesce((SELECT json_agg(json_build_object('id', l.id, 'similarity', round(l.similarity::numeric, 2)) ORDER BY l.similarity DESC, l.id) FROM (
         SELECT b AS id, similarity FROM store.story_links WHERE story_links.a = s.article_id UNION ALL SELECT story_links.a, similarity FROM store.story_links WHERE b = s.article_id
         ORDER BY similarity DESC, id LIMIT 10) l), '[]') AS because
     FROM unnest($1::uuid[]) AS wanted (id)
     CROSS JOIN LATERAL (SELECT story_id, article_id FROM store.story_articles WHERE story_id = wanted.id LIMIT ${MAX_SHOWN}) s
     JOIN store.articles a ON a.id = s.article_id AND a.state = 'stored'
     JOIN store.article_contents c ON c.own_id = a.content_own_id AND c.content_sha256 = a.content_sha256
     ORDER BY a.sort_at, a.id`,
    [ids],
  );
  return ids.flatMap((id) => {
    const articles = members.filter(({ story }) => story === id).map(({ story, at, ...member }) => ({ ...member, at: at.toISOString(), isOrigin: member.id === story }));
    return articles.length > 0 ? [{ id, articles }] : [];
  });
}

/** The stories that got an article last, newest first. */
export async function newestStories(sql: Sql, limit: number, minSources: number): Promise<Story[]> {
  const rows = await sql<{ id: string }>(
    `SELECT s.story_id AS id FROM (SELECT id, source_id, sort_at FROM store.articles WHERE state = 'stored' ORDER BY sort_at DESC, id DESC LIMIT 20000) a
     JOIN store.story_articles s ON s.article_id = a.id AND s.story_id IS NOT NULL
     GROUP BY s.story_id
     HAVING (SELECT count(DISTINCT m.source_id) FROM store.story_articles o JOIN store.articles m ON m.id = o.article_id WHERE o.story_id = s.story_id) >= $2
     ORDER BY max(a.sort_at) DESC, s.story_id DESC LIMIT $1`,
    [limit, minSources],
  );
  return storiesOf(sql, rows.map(({ id }) => id));
}
