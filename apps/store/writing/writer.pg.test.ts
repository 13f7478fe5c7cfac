import { articleIdOf, type Article } from '@newsreel/contracts';
import { article } from '../../../test/store/articles.js';
import { storeDatabase, type StoreDatabase } from '../../../test/store/database.js';
import { writeArticles } from './writer.js';

let store: StoreDatabase;
beforeEach(async () => {
  store = await storeDatabase();
});
afterEach(() => store?.close());

const write = (...articles: Article[]) => writeArticles(store.database, articles);
const query = <Row>(text: string, values: unknown[] = []): Promise<Row[]> => store.database.query(text, values);
const revisions = async () => (await query<{ text: string; fetches: number }>(
  `SELECT c.document->>'text' AS text, r.fetches FROM store.article_revisions r JOIN store.article_contents c ON c.own_id = r.content_own_id AND c.content_sha256 = r.content_sha256
   ORDER BY r.first_fetched_at, r.revision_id`)).map(({ text, fetches }) => `${text} ×${fetches}`);
const states = async () => Object.fromEntries((await query<{ url: string; state: string; into: string | null; sequence: string }>(
  `SELECT a.url, a.state, b.url AS into, a.sequence FROM store.articles a LEFT JOIN store.articles b ON b.id = a.merged_into`))
  .map(({ url, state, into, sequence }) => [url.replace('https://news.example', ''), `${state}${into ? ` into ${into.replace('https://news.example', '')}` : ''} #${sequence}`]));

describe('revisions', () => {
  test('a page is recorded once, however often it comes', async () => {
    expect(await write(article(), article())).toMatchObject({ fetches: 1, changed: 1 });
    expect(await write(article())).toMatchObject({ fetches: 0, changed: 0 });
    expect(await revisions()).toEqual(['The text of the article. ×1']);
    expect(await states()).toEqual({ '/a': 'stored #1' });
  });

  test('an edit is a revision, and taking it back is another', async () => {
    await write(article({ text: 'A', at: 0 }), article({ text: 'B', at: 1 }), article({ text: 'A', at: 2 }));
    expect(await revisions()).toEqual(['A ×1', 'B ×1', 'A ×1']);
  });

  test('a page fetched again without a change changes nothing that is published', async () => {
    await write(article({ at: 0 }));
    expect(await write(article({ at: 1 }))).toMatchObject({ fetches: 1, changed: 0 });
    expect(await revisions()).toEqual(['The text of the article. ×2']);
    expect(await query('SELECT 1 FROM store.outbox')).toHaveLength(1);
  });

  test('a fetch that arrives late falls into its place', async () => {
    await write(article({ text: 'A', at: 0 }), article({ text: 'A', at: 2 }));
    await write(article({ text: 'B', at: 1 }));
    expect(await revisions()).toEqual(['A ×1', 'B ×1', 'A ×1']);
    expect(await states()).toEqual({ '/a': 'stored #2' });
  });

  test('a late fetch that shows what was known removes nothing and adds nothing', async () => {
    await write(article({ text: 'A', at: 0 }), article({ text: 'B', at: 2 }));
    await write(article({ text: 'A', at: 1 }));
    expect(await revisions()).toEqual(['A ×2', 'B ×1']);
  });

  test('what is no article is recorded as a fetch alone', async () => {
    const more: Partial<Article> = { isArticle: false, reasons: [{ field: 'isArticle', code: 'section-page', text: 'It lists articles.' }] };
    await write(article({ more }));
    expect(await query('SELECT not_article AS why FROM store.article_fetches')).toEqual([{ why: 'section-page' }]);
    expect(await states()).toEqual({});
  });

  test('a page that is an article again after a consent wall goes on with its revision', async () => {
    await write(article({ at: 0 }), article({ at: 1, text: 'We value your privacy', more: { isArticle: false } }), article({ at: 2 }));
    expect(await revisions()).toEqual(['The text of the article. ×2']);
  });
});

const words = (from: number, to: number): string => Array.from({ length: to - from }, (_, i) => `word${String.fromCharCode(97 + ((from + i) % 26))}${String.fromCharCode(97 + Math.floor((from + i) / 26))}`).join(' ');

describe('pipeline versions', () => {
  test('a newer extractor that reads nearly the same replaces the text in place', async () => {
    await write(article({ text: words(0, 300), at: 0 }));
    await write(article({ text: words(0, 302), at: 1, extractor: '2' }));
    expect(await revisions()).toEqual([`${words(0, 302)} ×2`]);
  });

  test('a newer extractor that reads something else makes a revision', async () => {
    await write(article({ text: words(0, 300), at: 0 }), article({ text: words(300, 600), at: 1, extractor: '2' }));
    expect(await revisions()).toHaveLength(2);
  });

  test('an edit is seen by the same extractor alone, however small it is', async () => {
    await write(article({ text: words(0, 300), at: 0 }), article({ text: words(0, 302), at: 1, extractor: '2' }), article({ text: words(0, 303), at: 2, extractor: '2' }));
    expect(await revisions()).toEqual([`${words(0, 302)} ×2`, `${words(0, 303)} ×1`]);
  });

  test('an older extractor never replaces what a newer one read', async () => {
    await write(article({ text: words(0, 302), at: 0, extractor: '2' }));
    await write(article({ text: words(0, 300), at: 1, extractor: '1' }));
    expect(await revisions()).toEqual([`${words(0, 302)} ×2`]);
    await write(article({ text: 'The same page, read by the old one.', at: 0, extractor: '1' }));
    expect(await revisions()).toEqual([`${words(0, 302)} ×2`]);
  });

  test('pages read anew by a newer pipeline leave the same articles with no new revisions', async () => {
    const pages = [{ text: 'A', at: 0 }, { text: 'B', at: 1 }, { text: 'B', at: 2 }];
    await write(...pages.map(article));
    await write(...pages.map(({ text, at }) => article({ text: `${text} better`, at, extractor: '2' })));
    expect(await revisions()).toEqual(['A better ×1', 'B better ×2']);
    expect(Object.keys(await states())).toEqual(['/a']);
  });

  test('new tags are published, and are no revision', async () => {
    await write(article({ at: 0 }));
    await write(article({ at: 0, tagger: '2', more: { countries: [{ code: 'KZ', score: 1, mentions: 1, by: ['name'] }] } }));
    expect(await revisions()).toEqual(['The text of the article. ×1']);
    expect(await query('SELECT countries, sequence FROM store.articles')).toEqual([{ countries: ['KZ'], sequence: '2' }]);
  });

  test('what a newer extractor takes for no article is taken back', async () => {
    await write(article());
    await write(article({ extractor: '2', more: { isArticle: false } }));
    expect(await states()).toEqual({ '/a': 'notAnArticle #2' });
    expect(await revisions()).toEqual([]);
  });

  test('a late reading of a page that a newer one took elsewhere counts for the content that it shares, whatever came first', async () => {
    const moved = article({ url: 'https://news.example/m', canonicalUrl: 'https://news.example/b', text: 'Another text.', at: 0, extractor: '2' });
    const late = article({ url: 'https://news.example/m', canonicalUrl: 'https://news.example/a', at: 0 });
    await write(moved, article({ at: 1 }));
    await write(moved, late);
    expect(await query('SELECT reading FROM store.articles WHERE url = $1', ['https://news.example/a'])).toEqual([{ reading: expect.stringContaining(late.pageEventId) }]);
  });

  test('an upgrade and edit checks of 1,000 unedited and 50 edited articles bring 50 revisions', async () => {
    const pages = Array.from({ length: 1_050 }, (_, i) => ({ url: `https://news.example/${i}`, text: words(i, i + 200) }));
    await write(...pages.map((page) => article({ ...page, at: 0 })));
    await write(...pages.map((page) => article({ ...page, text: `${page.text} better`, at: 0, extractor: '2' })));
    await write(...pages.map((page, i) => article({ ...page, text: `${page.text} better${i < 50 ? ' edited' : ''}`, at: 1, extractor: '2' })));
    expect(await query('SELECT count(*)::int AS revisions FROM store.article_revisions')).toEqual([{ revisions: 1_100 }]);
  });
});

describe('one article under several URLs', () => {
  const amp = 'https://news.example/amp/a';
  const canonical = 'https://news.example/a';

  test('an AMP page leads to its canonical article', async () => {
    await write(article({ url: amp, canonicalUrl: canonical }), article({ url: canonical, at: 1 }));
    expect(await states()).toEqual({ '/a': 'stored #1' });
    expect(await revisions()).toEqual(['The text of the article. ×2']);
  });

  test('two articles that turn out to be one are merged with all their revisions; the earlier id stays', async () => {
    await write(article({ url: amp, text: 'A', at: 0 }), article({ url: canonical, text: 'B', at: 1 }));
    await write(article({ url: amp, canonicalUrl: canonical, text: 'C', at: 2 }));
    expect(await states()).toEqual({ '/amp/a': 'stored #2', '/a': 'merged into /amp/a #3' });
    expect(await revisions()).toEqual(['A ×1', 'B ×1', 'C ×1']);
  });

  test('what comes later under a merged id belongs to the article it was merged into', async () => {
    await write(article({ url: amp, text: 'A', at: 0 }), article({ url: amp, canonicalUrl: canonical, text: 'B', at: 1 }));
    await write(article({ url: canonical, text: 'C', at: 2 }));
    expect(await revisions()).toEqual(['A ×1', 'B ×1', 'C ×1']);
    expect(await states()).toMatchObject({ '/amp/a': 'stored #3' });
  });

  test('a URL that leads to another article every day merges none of them', async () => {
    const latest = 'https://news.example/latest';
    await write(...[1, 2, 3].map((day) => article({ url: latest, finalUrl: `https://news.example/${day}`, text: `Day ${day}`, at: day })));
    expect(Object.values(await states())).toEqual(['stored #1', 'stored #1', 'stored #1']);
  });

  test('articles that only an old reading held together are parted by a newer one', async () => {
    const wrong = 'https://news.example/section';
    const pages = [1, 2].map((n) => ({ url: `https://news.example/${n}`, text: `Text ${n}`, at: n }));
    await write(...pages.map(article), ...pages.map((page) => article({ ...page, at: page.at + 10, canonicalUrl: wrong })));
    expect(Object.values(await states()).filter((state) => state.startsWith('stored'))).toHaveLength(1);
    await write(...pages.map((page) => article({ ...page, at: page.at + 10, extractor: '2' })));
    expect(await states()).toMatchObject({ '/1': expect.stringMatching(/^stored/), '/2': expect.stringMatching(/^stored/), '/section': expect.stringMatching(/^notAnArticle/) });
    expect(await query(`SELECT document->>'articleId' AS id FROM store.article_contents WHERE own_id = $1 AND pipeline LIKE '%2 %'`, [articleIdOf('https://news.example/1')])).toHaveLength(1);
  });

  test('two stores that write the two halves at the same moment merge them', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [`https://news.example/amp/${round}`, `https://news.example/${round}`];
      await Promise.all([write(article({ url: a, at: 0 })), write(article({ url: a, canonicalUrl: b, text: 'B', at: 1 }))]);
    }
    const rows = await query<{ state: string }>('SELECT state FROM store.articles ORDER BY state');
    expect(rows.map(({ state }) => state)).toEqual([...Array<string>(5).fill('merged'), ...Array<string>(5).fill('stored')]);
  });
});

test('several stores that get the same events at once record them once', async () => {
  const pages = Array.from({ length: 60 }, (_, i) => article({ url: `https://news.example/${i % 20}`, text: `Text ${i}`, at: i }));
  await Promise.all([write(...pages), write(...pages.toReversed()), write(...pages), write(...pages.slice(20))]);
  expect(await query('SELECT count(*)::int AS n FROM store.article_fetches')).toEqual([{ n: 60 }]);
  expect(await query('SELECT count(*)::int AS n FROM store.article_revisions')).toEqual([{ n: 60 }]);
  expect(await query('SELECT count(*)::int AS n FROM store.articles')).toEqual([{ n: 20 }]);
});

test('text that PostgreSQL has no place for is stored all the same', async () => {
  await write(article({ title: 'NUL \0 and half a pair \ud800', text: 'NUL \0 here', source: 'so\0urce', more: { entities: [{ type: 'PERSON', name: 'A\0"\\ {}', mentions: [], salience: 1 }] } }));
  expect(await states()).toEqual({ '/a': 'stored #1' });
  expect(await query(`SELECT document->>'title' AS title, document->>'text' AS text FROM store.article_contents`)).toEqual([{ title: 'NUL \ufffd and half a pair \ufffd', text: 'NUL \ufffd here' }]);
});

test('the longest article that an event can carry is stored', async () => {
  const text = Array.from({ length: 400_000 }, (_, i) => `w${i.toString(36)}`).join(' ').slice(0, 4_000_000);
  await write(article({ text }));
  expect(await states()).toEqual({ '/a': 'stored #1' });
});
