import { decodeHTML } from 'entities';

/** A node of JSON-LD: schema.org types and properties. */
export type Node = Readonly<Record<string, unknown>>;

/** Nodes looked at per page, and how deep; more is not one article's description. */
const maxNodes = 2000;
const maxDepth = 8;

/** schema.org's Article and what is derived from it. */
const articleTypes = new Set([
  'Article', 'NewsArticle', 'ReportageNewsArticle', 'AnalysisNewsArticle', 'OpinionNewsArticle', 'BackgroundNewsArticle', 'ReviewNewsArticle', 'AskPublicNewsArticle',
  'AdvertiserContentArticle', 'SatiricalArticle', 'BlogPosting', 'LiveBlogPosting', 'Report', 'ScholarlyArticle', 'TechArticle', 'SocialMediaPosting', 'Review', 'Blog',
]);

/** All typed nodes of the page's JSON-LD in document order; broken scripts are mended where that is safe, else passed over. */
export function readJsonLd(scripts: readonly string[]): Node[] {
  const nodes: Node[] = [];
  for (const script of scripts) collect(parseLoosely(script), nodes, 0);
  return nodes;
}

/** What templates get wrong is mended where that is safe: wrappers of comments and CDATA, raw line ends in strings, commas before a closing bracket, quotes as entities. */
function parseLoosely(script: string): unknown {
  const whole = parsed(script);
  if (whole !== undefined) return whole;
  const bare = withoutWrapper(script);
  // eslint-disable-next-line no-control-regex
  const mended = bare.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s*([}\]])/g, '$1').replace(/\\'/g, "'");
  const again = parsed(mended);
  if (again !== undefined) return again;
  return mended.includes('&quot;') ? (parsed(decodeHTML(mended)) ?? null) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** No comment or CDATA mark around the JSON is longer. */
const maxWrapper = 80;

/** From the first brace, or bracket of a list, to the last: what is around them is a comment, CDATA, or a semicolon. */
function withoutWrapper(script: string): string {
  const text = script.trim().replace(/^([^{[]{0,20})<!\[CDATA\[/, '$1');
  const start = text.slice(0, maxWrapper).search(/[{[](?=\s*["{[}\]])/);
  if (start < 0) return text;
  const head = text.slice(0, -maxWrapper);
  const tail = text.slice(-maxWrapper).replace(/\]\]>/g, '');
  const bare = head + tail;
  return bare.slice(start, bare.lastIndexOf(text[start] === '{' ? '}' : ']') + 1);
}

/** Where nodes about this page are. Those of an ItemList are teasers of others, and are passed over. */
const nesting = ['@graph', 'mainEntity', 'mainEntityOfPage', 'liveBlogUpdate', 'subjectOf', 'review'];

function collect(value: unknown, nodes: Node[], depth: number): void {
  if (value === null || typeof value !== 'object' || depth > maxDepth || nodes.length >= maxNodes) return;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, maxNodes)) collect(item, nodes, depth + 1);
    return;
  }
  const node = value as Node;
  if (node['@type'] !== undefined) nodes.push(node);
  const isList = typesOf(node).includes('ItemList');
  for (const key of nesting) if (!isList) collect(node[key], nodes, depth + 1);
}

export function typesOf(node: Node): string[] {
  return listOf(node['@type']).filter((type): type is string => typeof type === 'string').map((type) => type.replace(/^.*[/:#]/, ''));
}

export function isArticleNode(node: Node): boolean {
  return typesOf(node).some((type) => articleTypes.has(type));
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** A text property, white space collapsed; null if there is none. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return textOf(value[0]);
  if (value !== null && typeof value === 'object') return textOf((value as Node)['@value'] ?? (value as Node)['name']);
  if (typeof value !== 'string') return null;
  return value.replace(/\s+/g, ' ').trim().toWellFormed() || null;
}

/**
 * The node that describes this page's article: an article node that names its URL, else one whose headline the page's own titles hold, else the
 * first that has a headline.
 * @param titles what the page says of itself elsewhere.
 */
export function articleNode(nodes: readonly Node[], urls: readonly string[], titles: readonly (string | null)[]): Node | null {
  const articles = nodes.filter(isArticleNode);
  if (articles.length < 2) return articles[0] ?? null;
  const keys = new Set(urls.map(pathOf));
  const named = articles.find((node) => [node['url'], node['@id'], node['mainEntityOfPage']].some((value) => keys.has(pathOf(idOf(value)))));
  if (named) return named;
  const own = titles.map((title) => lettersOf(title ?? ''));
  const titled = articles.find((node) => {
    const headline = lettersOf(textOf(node['headline']) ?? '');
    return headline.length >= minHeadline && own.some((title) => title.includes(headline));
  });
  return titled ?? articles.find((node) => node['headline'] && (node['datePublished'] || node['author'])) ?? articles[0]!;
}

/** Fewer letters are in too many titles. */
const minHeadline = 12;
const maxTitle = 1000;

function lettersOf(title: string): string {
  return title.slice(0, maxTitle).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function idOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value !== null && typeof value === 'object') return idOf((value as Node)['@id'] ?? (value as Node)['url']);
  return '';
}

/** Path without slash at its end; empty for what is no address of an article. */
function pathOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed && parsed.pathname !== '/' ? parsed.pathname.replace(/\/+$/, '') + parsed.search : `?${url}`;
}
