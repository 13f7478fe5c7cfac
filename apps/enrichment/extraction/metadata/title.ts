import { decodeHTML } from 'entities';
import type { Page } from '../page/page.js';
import { displayedHeading, headingsOf, mainHeading } from './headings.js';
import { type Node, textOf } from './json-ld.js';
import type { Metas } from './meta.js';
import { keyOf, type SiteNames, siteNamesOf, withoutSite } from './site-name.js';

type Source = 'json-ld' | 'meta' | 'heading' | 'search-heading' | 'og' | 'tag';

interface Candidate {
  readonly source: Source;
  readonly text: string;
  /** Letters and digits alone: titles are compared without their quotes and dashes. */
  readonly key: string;
}

/**
 * How much a source's word counts: the heading is what readers see, the others are written for machines, sharing and search. So is an
 * `h1` where another heading is the headline.
 */
const trust: Readonly<Record<Source, number>> = { heading: 1.65, 'json-ld': 1.01, og: 1, meta: 0.3, tag: 0.6, 'search-heading': 0.6 };
/** Meta elements that repeat the title: enough to decide between two others, too little to be one. */
const otherTitles = ['title', 'dc.title', 'dcterms.title', 'sailthru.title', 'parsely-title', 'cxenseparse:title'];
const maxTitle = 500;
/** No more of a source is looked at. */
const maxRaw = 2000;
/** A title this long that stands whole inside another is the headline in it. */
const minContained = 12;

/**
 * The article's headline without the site's name: the one that most of JSON-LD, the visible heading, OpenGraph and the title element
 * agree on.
 * @param finalUrl its host may be the name of the site.
 */
export function titleOf(page: Page, metas: Metas, node: Node | null, finalUrl: string): string | null {
  const og = metas.first('og:title', 'twitter:title', 'parsely-title', 'sailthru.title');
  const names = siteNamesOf(metas, node, finalUrl, [og, page.titleTag]);
  const stated = [
    candidate('json-ld', textOf(node?.['headline']) ?? metas.first('headline') ?? textOf(node?.['name']), names),
    candidate('og', og, names),
    candidate('meta', metas.first(...otherTitles), names),
    candidate('tag', page.titleTag, names),
  ].filter((found) => found !== null);
  const candidates = [...stated, ...shownHeadlines(page, stated)];
  let best: Candidate | null = null;
  let bestVotes = 0;
  for (const one of candidates) {
    const votes = candidates.reduce((sum, other) => sum + trust[other.source] * agreement(one, other), 0);
    if (votes <= bestVotes) continue;
    best = one;
    bestVotes = votes;
  }
  return best ? wordingOf(candidates.filter(({ key }) => key === best.key)).slice(0, maxTitle).toWellFormed() : null;
}

function shownHeadlines(page: Page, stated: readonly Candidate[]): Candidate[] {
  const own = stated.map(({ text, key, source }) => ({ text, key, isTag: source === 'tag' || source === 'meta' }));
  const headings = headingsOf(page);
  const main = mainHeading(headings, own);
  if (!main) return [];
  const displayed = displayedHeading(headings, main, own);
  if (!displayed) return [{ source: 'heading', text: main.text, key: main.key }];
  return [{ source: 'search-heading', text: main.text, key: main.key }, { source: 'heading', ...displayed }];
}

/** 1 for the same words; half if the other has them and more (a kicker or the site's name around them). */
function agreement(one: Candidate, other: Candidate): number {
  if (one.key === other.key) return 1;
  return one.key.length >= minContained && other.key.includes(one.key) ? 0.5 : 0;
}

/** Of the same words OpenGraph has the tidiest form, for a heading may run kicker and line together; but quotes and dashes are the heading's. */
function wordingOf(same: readonly Candidate[]): string {
  const tidiest = same.find(({ source }) => source === 'og') ?? same[0]!;
  const heading = same.find(({ source }) => source === 'heading');
  return heading && plainMarks(heading.text) === plainMarks(tidiest.text) ? heading.text : tidiest.text;
}

function plainMarks(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[‘’‚‛ʼ´`′“”„‟«»‹›″"]/g, "'").replace(/[\p{Pd}−]/gu, '-').replace(/…/g, '...').replace(/\s+/g, ' ');
}

function candidate(source: Source, raw: string | null, names: SiteNames): Candidate | null {
  if (!raw) return null;
  const start = raw.slice(0, maxRaw);
  const decoded = start.includes('&') ? decodeHTML(start) : start;
  const text = withoutSite(decoded.replace(/<\/?[a-z][^>]{0,200}>/gi, '').replace(/[\u00ad\u200b\ufeff]/g, '').replace(/\s+/g, ' ').trim(), names);
  const key = keyOf(text);
  return key === '' ? null : { source, text, key };
}
