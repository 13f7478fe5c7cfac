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

function parseLoosely(script: string): unknown {
  const text = script.replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|\/\/<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\*\]\]>\*\/|\/\/\]\]>|\]\]>)\s*;?\s*$/g, '').trim().replace(/;$/, '');
  try {
    return JSON.parse(text);
  } catch {
    // Raw line ends inside strings and commas before a closing bracket are what templates get wrong.
    // eslint-disable-next-line no-control-regex
    const mended = text.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s*([}\]])/g, '$1');
    try {
      return JSON.parse(mended);
    } catch {
      return null;
    }
  }
}

function collect(value: unknown, nodes: Node[], depth: number): void {
  if (value === null || typeof value !== 'object' || depth > maxDepth || nodes.length >= maxNodes) return;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, maxNodes)) collect(item, nodes, depth + 1);
    return;
  }
  const node = value as Node;
  if (node['@type'] !== undefined) nodes.push(node);
  for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'liveBlogUpdate', 'itemListElement', 'item', 'subjectOf', 'review']) collect(node[key], nodes, depth + 1);
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

/** The node that describes this page's article: an article node that names its URL, else the first that has a headline. */
export function articleNode(nodes: readonly Node[], urls: readonly string[]): Node | null {
  const articles = nodes.filter(isArticleNode);
  const keys = new Set(urls.map(pathOf));
  const named = articles.find((node) => [node['url'], node['@id'], node['mainEntityOfPage']].some((value) => keys.has(pathOf(idOf(value)))));
  return named ?? articles.find((node) => node['headline'] && (node['datePublished'] || node['author'])) ?? articles[0] ?? null;
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
