import { createHash } from 'node:crypto';
import { reads, type Ledger } from './ledger.js';
import type { Plan } from './plan.js';
import type { Site } from './site.js';

/** Each line says what is not as it has to be; none means that the proof holds. */
export async function prove(plan: Plan, site: Site, ledger: Ledger): Promise<string[]> {
  const parts = [await proveFetches(plan, site, ledger), await proveArticles(plan, site, ledger), await proveOffsets(ledger), await proveLetters(plan, ledger), await proveStored(ledger)];
  return parts.flat();
}

const some = (what: string, items: readonly string[]): string[] => (items.length > 0 ? [`${items.length} ${what}: ${items.slice(0, 5).join(', ')}`] : []);
const sha256 = (title: string, text: string): string => createHash('sha256').update(`${title.normalize('NFC')}\n\n${text}`).digest('hex');

/** Every page event on the topic, ours and the crawler's, is one fetch; of every page over HTTP there is one. */
async function proveFetches(plan: Plan, site: Site, ledger: Ledger): Promise<string[]> {
  const poison = new Set(plan.poison.map(({ id }) => id));
  const onTopic = new Set<string>();
  const crawled = new Set<string>();
  for await (const { headers, key } of ledger.records('pages.raw')) {
    const id = headers.ce_id!.toString();
    if (poison.has(id)) continue;
    onTopic.add(id);
    if (site.content.has(key!.toString())) crawled.add(key!.toString());
  }
  const rows = await ledger.query<{ id: string }>('SELECT page_event_id AS id FROM store.article_fetches');
  const recorded = new Set(rows.map(({ id }) => id));
  return [
    ...(rows.length === recorded.size ? [] : ['fetches are recorded twice']),
    ...some('events were published and are not on pages.raw', [...plan.fetches].filter((id) => !onTopic.has(id))),
    ...some('pages over HTTP were never published', [...site.content.keys()].filter((url) => !crawled.has(url))),
    ...some('page events are not recorded', [...onTopic].filter((id) => !recorded.has(id))),
    ...some('fetches are recorded that nobody made', [...recorded].filter((id) => !onTopic.has(id))),
  ];
}

/** Every article once, with the runs of equal content that were made of it. */
async function proveArticles(plan: Plan, site: Site, ledger: Ledger): Promise<string[]> {
  const articles = await ledger.query<{ id: string; url: string; state: string; revision_count: number; sha256: string }>(
    `SELECT id, url, state, revision_count, encode(content_sha256, 'hex') AS sha256 FROM store.articles`,
  );
  const revisions = await ledger.query<{ article_id: string; revision_id: string; fetches: number; sha256: string }>(
    `SELECT article_id, revision_id, fetches, encode(content_sha256, 'hex') AS sha256 FROM store.article_revisions ORDER BY article_id, first_fetched_at, revision_id`,
  );
  const byArticle = Map.groupBy(revisions, ({ article_id: id }) => id);
  const byUrl = Map.groupBy(articles, ({ url }) => url);
  const wrong: string[] = [];
  for (const [url, expected] of plan.revisions) {
    const [article, ...more] = byUrl.get(url) ?? [];
    const found = (article ? (byArticle.get(article.id) ?? []) : []).map(({ revision_id: id, fetches, sha256: hash }) => ({ id, fetches, sha256: hash }));
    const right = article && more.length === 0 && article.state === 'stored' && article.revision_count === expected.length && article.sha256 === expected.at(-1)!.sha256;
    if (!right || JSON.stringify(found) !== JSON.stringify(expected)) wrong.push(url);
  }
  for (const [url, content] of site.content) {
    const [article, ...more] = byUrl.get(url) ?? [];
    // A page that was fetched again after a kill has two fetches, and still one revision.
    if (!article || more.length > 0 || article.state !== 'stored' || article.revision_count !== 1 || article.sha256 !== content.sha256) wrong.push(url);
  }
  const known = new Set([...plan.revisions.keys(), ...site.content.keys()]);
  return [...some('articles are missing, twice, or have other revisions than were made', wrong), ...some('articles are there that nobody made', articles.filter(({ url }) => !known.has(url)).map(({ url }) => url))];
}

async function proveOffsets(ledger: Ledger): Promise<string[]> {
  const lags = await Promise.all(reads.map(async ({ group, topic }) => ({ group, topic, lag: await ledger.lag(group, topic) })));
  return some('groups have not committed to the end', lags.filter(({ lag }) => lag !== 0).map(({ group, topic, lag }) => `${group} on ${topic} by ${lag}`));
}

/** The dead letters are the poison, all of it and nothing else. What is poison on articles.enriched is so to both that read it. */
async function proveLetters(plan: Plan, ledger: Ledger): Promise<string[]> {
  const expected = new Set(plan.poison.flatMap(({ id, topic }) => reads.filter((read) => read.topic === topic).map(({ group }) => `${topic} ${group} ${id}`)));
  const letters = (await ledger.letters.list()).map(({ topic, group, eventId, reason }) => ({ name: `${topic} ${group} ${eventId}`, reason }));
  const found = new Set(letters.map(({ name }) => name));
  return [
    ...some('poisonous events are no dead letters', [...expected].filter((name) => !found.has(name))),
    ...some('dead letters were no poison', letters.filter(({ name }) => !expected.has(name)).map(({ name, reason }) => `${name} (${reason})`)),
  ];
}

/** The last record of every key is the table's row, and a sequence that falls is followed by one that does not. */
async function proveStored(ledger: Ledger): Promise<string[]> {
  const highest = new Map<string, number>();
  const last = new Map<string, { sequence: number; sha256: string | null }>();
  for await (const { key, value, headers } of ledger.records('articles.stored')) {
    const id = key!.toString();
    const sequence = Number(headers.ce_sequence!.toString());
    const article = value === null ? null : (JSON.parse(value.toString()) as { title: string; text: string });
    last.set(id, { sequence, sha256: article && sha256(article.title, article.text) });
    highest.set(id, Math.max(highest.get(id) ?? 0, sequence));
  }
  const rows = await ledger.query<{ id: string; sequence: string; sha256: string; waiting: boolean }>(
    `SELECT id, sequence, encode(content_sha256, 'hex') AS sha256 FROM store.articles WHERE state = 'stored'`,
  );
  const differ = rows.filter(({ id, sequence, sha256: hash }) => last.get(id)?.sequence !== Number(sequence) || last.get(id)?.sha256 !== hash);
  return [
    ...some('articles whose last record is not the table’s row', differ.map(({ id }) => id)),
    ...some('keys end on a sequence below one they had', [...last].filter(([id, { sequence }]) => sequence < highest.get(id)!).map(([id]) => id)),
    ...(last.size === rows.length ? [] : [`${last.size} keys are on articles.stored, ${rows.length} articles in the table`]),
  ];
}
