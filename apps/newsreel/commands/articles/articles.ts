import { Command, InvalidArgumentError, Option } from 'commander';
import type { ReadApi } from '../../services/read-api.js';
import { collect, time, wholeNumber } from '../../options.js';
import { writeLine } from '../../output.js';
import { described, rows, type ShownArticle } from './described.js';

interface Common {
  readonly json?: boolean;
  readonly url?: string;
}

interface ListOptions extends Common {
  readonly country: string[];
  readonly region: string[];
  readonly entity: string[];
  readonly type?: string;
  readonly source: string[];
  readonly language: string[];
  readonly story?: string;
  readonly from?: number;
  readonly to?: number;
  readonly sort?: string;
  readonly limit: number;
}

interface Page {
  readonly items: readonly ShownArticle[];
  readonly nextCursor: string | null;
  readonly ranked?: { readonly matches: number; readonly all: boolean };
}

const MOST = 10_000;
/** What the API gives at once. */
const A_PAGE = 100;
const IN_ROWS = 'title,source,publishedAt,firstFetchedAt,countries';

export function articlesCommand(): Command {
  const articles = new Command('articles').description('The articles of a running newsreel, newest first.');
  common(articles.command('list', { isDefault: true }).description('Search and list articles; all filters together.').argument('[query...]', 'words to search for: "a phrase", -without, either OR other'), 'one article a line (NDJSON), whole')
    .option('--country <code>', 'about it: ISO 3166-1 alpha-2; can be repeated, any of them', collect, [])
    .option('--region <name-or-code>', 'about it: UN M49 (143, "Central Asia"), a subdivision (KZ-75), a bloc or a sea; can be repeated, any of them', collect, [])
    .option('--entity <name>', 'names this person, organisation or place; can be repeated, all of them', collect, [])
    .addOption(new Option('--type <type>', 'the kind of the entity').choices(['PERSON', 'ORGANIZATION', 'LOCATION', 'MONEY', 'DATE']))
    .option('--source <id>', 'from this source; can be repeated, any of them', collect, [])
    .option('--language <tag>', 'BCP 47; can be repeated, any of them', collect, [])
    .option('--story <id>', 'of this story')
    .option('--from <time>', 'published at this time or later (ISO 8601)', time)
    .option('--to <time>', 'published before', time)
    .addOption(new Option('--sort <order>', 'newest, or relevance to the words').choices(['newest', 'relevance']))
    .option('--limit <n>', 'how many at most', wholeNumber(1, MOST), 20)
    .action((query: string[], options: ListOptions) => list(query.join(' '), options));
  common(articles.command('show').description('Show one article with its tags.').argument('<id>', 'the id, or its first eight digits or more'), 'the whole article as a JSON object').action(show);
  return articles;
}

const common = (command: Command, json: string): Command => command.option('--json', json).option('--url <base>', 'where newsreel runs; NEWSREEL_API_URL, or NEWSREEL_HOST and NEWSREEL_PORT otherwise', base);

function base(text: string): string {
  if (!/^https?:$/.test(URL.parse(text)?.protocol ?? '')) throw new InvalidArgumentError('It is an http(s) URL, like http://127.0.0.1:8080.');
  return text;
}

async function list(query: string, options: ListOptions): Promise<void> {
  const { readApi } = await import('../../services/read-api.js');
  const parameters = parametersOf(query, options);
  let left = options.limit;
  let shown = 0;
  for await (const { items, nextCursor, ranked } of pages(readApi(options.url), parameters, () => left)) {
    for (const line of options.json ? items.map((item) => JSON.stringify(item)) : rows(items)) await writeLine(line);
    left -= items.length;
    shown += items.length;
    if (options.json) continue;
    if (shown === 0) process.stderr.write('No article matches.\n');
    if (ranked && !ranked.all && shown === items.length) process.stderr.write(`Only the newest ${ranked.matches} matches were ranked.\n`);
    if (left <= 0 && nextCursor !== null) process.stderr.write(`There are more; --limit shows up to ${MOST}.\n`);
  }
}

/** Page after page until nothing is left, of the list or of what is wanted. */
async function* pages(get: ReadApi, parameters: URLSearchParams, left: () => number): AsyncGenerator<Page> {
  let cursor: string | null;
  do {
    parameters.set('limit', String(Math.min(A_PAGE, left())));
    const page: Page = await get('/api/v1/articles', parameters);
    yield page;
    cursor = page.nextCursor;
    if (cursor !== null) parameters.set('cursor', cursor);
  } while (cursor !== null && left() > 0);
}

function parametersOf(query: string, { from, to, type, story, sort, json, ...options }: ListOptions): URLSearchParams {
  const { country, region, entity, source, language } = options;
  const iso = (at: number | undefined) => (at === undefined ? [] : [new Date(at).toISOString()]);
  const given = {
    q: query === '' ? [] : [query], country, region, entity, source, language,
    type: type ? [type] : [], story: story ? [story] : [], sort: sort ? [sort] : [], publishedFrom: iso(from), publishedTo: iso(to), fields: json ? [] : [IN_ROWS],
  };
  return new URLSearchParams(Object.entries(given).flatMap(([name, values]) => values.map((value): [string, string] => [name, value])));
}

async function show(id: string, { json, url }: Common): Promise<void> {
  const { readApi } = await import('../../services/read-api.js');
  const article = await readApi(url)<ShownArticle>(`/api/v1/articles/${encodeURIComponent(id)}`);
  await writeLine(json ? JSON.stringify(article) : described(article));
}
