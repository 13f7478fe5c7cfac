import type { Page } from '../../page/page.js';
import { isArticleNode, type Node, textOf } from '../json-ld.js';
import type { Metas } from '../meta.js';
import { readMachineDate, toInstant, type Written } from './instant.js';
import { shownDates } from './shown.js';
import { readWrittenDate } from './written.js';
import { zoneOfHost } from './zones.js';

export interface Dates {
  /** ISO 8601 with zone, null if the page does not say. */
  readonly publishedAt: string | null;
  readonly modifiedAt: string | null;
}

const publishedNames = [
  'article:published_time', 'og:article:published_time', 'article:published', 'datepublished', 'rnews:datepublished', 'og:published_time', 'og:pubdate', 'parsely-pub-date', 'sailthru.date', 'cxenseparse:recs:publishtime',
  'shareaholic:article_published_time', 'bt:pubdate', 'publishdate', 'publish-date', 'publish_date', 'published-date', 'published_at', 'publication_date', 'publicationdate', 'publication-date', 'pubdate', 'pub_date', 'date_published', 'datepublic', 'originalpublicationdate',
  'dc.date.issued', 'dcterms.issued', 'dcterms.created', 'dc.date.created', 'dc.date', 'dcterms.date', 'citation_online_date', 'citation_publication_date', 'citation_date', 'date', 'article.created', 'created', 'datecreated', 'article_date_original', 'iso-8601-publish-date', 'news_publish_date', 'timestamp', 'date.issued',
];
const modifiedNames = ['article:modified_time', 'og:article:modified_time', 'og:updated_time', 'article:modified', 'datemodified', 'article.updated', 'dcterms.modified', 'dc.date.modified', 'date_modified', 'lastmod', 'last-modified', 'revision_date', 'updated_time'];
/** `02/05/2026` is February or May: where the page shows the day in other words, these say. */
const eitherOrder = /^\s*(?:0?[1-9]|1[0-2])\/(?:0?[1-9]|1[0-2])\/\d{4}/;
/** Clocks differ, and zones are mistaken: this far ahead of the fetch is no future yet. */
const tolerance = 26 * 3600_000;

/**
 * When the article was published and last changed. Order of trust: JSON-LD, meta elements, `time` and marked elements by the headline,
 * dates written there, the date in the URL.
 * @param now no date later than this is believed.
 */
export function datesOf(page: Page, metas: Metas, nodes: { article: Node | null; all: readonly Node[] }, url: string, now: number): Dates {
  const { hostname, pathname } = new URL(url);
  const zone = zoneOfHost(hostname);
  const isMonthFirst = zone === null && /^en(?![-_](?!us))/i.test(page.lang ?? 'en');
  const good = (written: Written | null) => {
    const instant = written && toInstant(written, zone);
    return instant && Date.parse(instant) <= now + tolerance ? instant : null;
  };
  const readAs = (text: string, order: boolean) => good(readMachineDate(text) ?? readWrittenDate(text, order));
  function* shown() {
    for (const text of shownDates(page)) {
      const instant = readAs(text, isMonthFirst);
      if (instant) yield { text, instant };
    }
  }
  const read = (text: string | null) => {
    const instant = text ? readAs(text, isMonthFirst) : null;
    if (!text || !eitherOrder.test(text)) return instant;
    const other = readAs(text, !isMonthFirst);
    const days = [...shown()].filter((line) => !eitherOrder.test(line.text)).map((line) => line.instant.slice(0, 10));
    const isShown = (one: string | null) => one !== null && days.includes(one.slice(0, 10));
    return isShown(other) && !isShown(instant) ? other : instant;
  };
  const firstOf = (texts: Iterable<string | null>) => {
    for (const text of texts) {
      const instant = read(text);
      if (instant) return instant;
    }
    return null;
  };
  const fromNodes = (...keys: string[]) => nodes.all.filter((node) => node === nodes.article || !isArticleNode(node)).flatMap((node) => keys.map((key) => textOf(node[key])));
  const inArticle = (...keys: string[]) => keys.map((key) => textOf(nodes.article?.[key]));
  const stated = firstOf([...inArticle('datePublished', 'dateCreated'), ...metas.each(publishedNames), ...fromNodes('datePublished')]);
  const published = withTime(stated, shown()) ?? good(dateInPath(pathname));
  const modified = firstOf([...inArticle('dateModified'), ...metas.each(modifiedNames), ...fromNodes('dateModified')]);
  return { publishedAt: published, modifiedAt: modified && (!published || Date.parse(modified) >= Date.parse(published)) ? modified : null };
}

/** A day without its time, as many pages state it. */
function isMidnight(instant: string): boolean {
  return instant.slice(11, 19) === '00:00:00';
}

/** What is stated, else the first that is shown; a day without its time with the time that is shown for it. No more is read than that takes. */
function withTime(stated: string | null, shown: Iterable<{ readonly instant: string }>): string | null {
  if (stated && !isMidnight(stated)) return stated;
  let day = stated;
  for (const { instant } of shown) {
    day ??= instant;
    if (!isMidnight(day)) return day;
    if (!isMidnight(instant) && instant.slice(0, 10) === day.slice(0, 10)) return instant;
  }
  return day;
}

/** `/2026/02/05/` or `/20260205` or `-2026-02-05-`. */
function dateInPath(path: string): Written | null {
  const match = /(?<!\d)((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?!\d)/.exec(path) ?? /(?<!\d)(20\d\d)([01]\d)([0-3]\d)(?!\d)/.exec(path);
  return match ? readMachineDate(`${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`) : null;
}
