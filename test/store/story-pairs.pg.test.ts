import { articleIdOf } from '@newsreel/contracts';
import { fingerprintOf } from '../../apps/enrichment/fingerprint/fingerprint.js';
import { weave } from '../../apps/store/stories/weave.js';
import { writeArticles } from '../../apps/store/writing/writer.js';
import { randomOf } from '../bench/random.js';
import { word, zipf } from '../bench/store/generate.js';
import { article } from './articles.js';
import { storeDatabase } from './database.js';

const next = randomOf(7);
const paragraph = (words: number): string => Array.from({ length: words }, () => word(zipf(20_000, next))).join(' ');
const report = (): string[] => Array.from({ length: 6 }, () => paragraph(40));
const edited = (paragraphs: string[], share: number): string[] => paragraphs.map((one) => one.split(' ').map((text) => (next() < share ? word(zipf(20_000, next)) : text)).join(' '));

/** What is one story, and what is not though it has words in common. */
const made = Array.from({ length: 250 }, (_, i) => {
  const original = report();
  const copies = [edited(original, 0.02), edited(original, 0.08), [paragraph(30), ...original], original.slice(0, 5)];
  // Another paper's report of the same event, with one paragraph from the same agency.
  const another = [...report().slice(0, 5), original[i % 6]!];
  return { original, copy: copies[i % copies.length]!, another };
});

test('near-duplicates are found: of 250 made pairs at least 95 %, and at least 99 % of what is found is right', async () => {
  const store = await storeDatabase();
  const page = (kind: string, i: number, paragraphs: string[]) => {
    const text = paragraphs.join('\n\n');
    return article({ url: `https://${kind}.example/${i}`, text, at: i, source: kind, more: { fingerprint: fingerprintOf(text) } });
  };
  const pages = made.flatMap(({ original, copy, another }, i) => [page('original', i, original), page('copy', i, copy), page('another', i, another)]);
  await writeArticles(store.database, pages);
  await weave(store.database, pages.map(({ articleId }) => articleId));
  const rows = await store.database.query<{ a: string; b: string }[]>('SELECT x.article_id AS a, y.article_id AS b FROM store.story_articles x JOIN store.story_articles y ON x.story_id = y.story_id AND x.article_id < y.article_id');
  const right = new Set(made.map((_, i) => [articleIdOf(`https://original.example/${i}`), articleIdOf(`https://copy.example/${i}`)].sort().join()));
  const hits = rows.filter(({ a, b }) => right.has([a, b].sort().join())).length;
  expect(hits / right.size).toBeGreaterThanOrEqual(0.95);
  expect(hits / rows.length).toBeGreaterThanOrEqual(0.99);
  await store.close();
});
