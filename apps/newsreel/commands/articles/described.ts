import type { StoredArticle } from '@newsreel/contracts';

export type ShownArticle = StoredArticle & { readonly id: string; readonly revision: number };

const SHORT_ID = 8;
const MOST_CODES = 4;
const LONGEST_SOURCE = 24;

/** A page of articles as a table: time (UTC), short id, countries, source, title; the title last, as it is as long as it likes. */
export function rows(articles: readonly ShownArticle[]): string[] {
  const cells = articles.map((article) => [timeOf(article), article.id.slice(0, SHORT_ID), codesOf(article), oneLine(article.source.id ?? '-').slice(0, LONGEST_SOURCE), oneLine(article.title ?? '(no title)')]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]!.length)));
  return cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}

/** As the API sorts: without a credible time of publication it counts by when it was first seen, which a question mark tells. */
function timeOf({ publishedAt, firstFetchedAt }: ShownArticle): string {
  const at = new Date(publishedAt ?? firstFetchedAt).toISOString().slice(0, 16).replace('T', ' ');
  return publishedAt === null ? `${at}?` : at;
}

function codesOf({ countries }: ShownArticle): string {
  const codes = countries.map(({ code }) => code);
  return codes.length > MOST_CODES ? `${codes.slice(0, MOST_CODES).join(' ')} +${codes.length - MOST_CODES}` : codes.join(' ') || '-';
}

/** One article to read, with its tags below. */
export function described(article: ShownArticle): string {
  const { title, authors, source, canonicalUrl, language, revision, revisionCount, countries, subdivisions, regions, entities, text } = article;
  const named = (entities ?? []).toSorted((a, b) => b.salience - a.salience);
  const ofType = (type: string) => named.filter((entity) => entity.type === type).map(({ name, mentions }) => (mentions.length > 1 ? `${name} (${mentions.length})` : name)).join(', ');
  const facts: readonly (readonly [string, string])[] = [
    ['id', article.id],
    ['url', canonicalUrl],
    ['source', source.id ?? ''],
    ['published', timeOf(article)],
    ['authors', authors.join(', ')],
    ['language', language ?? ''],
    ['revision', `${revision} of ${revisionCount}`],
    ['countries', countries.map(({ code, score }) => `${code} ${score.toFixed(2)}`).join(', ')],
    ['subdivisions', subdivisions.map(({ code, name }) => `${code} ${name}`).join(', ')],
    ['regions', regions.map(({ code, name }) => (code === name ? name : `${code} ${name}`)).join(', ')],
    ['persons', ofType('PERSON')],
    ['organizations', ofType('ORGANIZATION')],
    ['locations', ofType('LOCATION')],
    ['dates', ofType('DATE')],
    ['money', ofType('MONEY')],
  ];
  const known = facts.filter(([, value]) => value !== '').map(([name, value]) => `${name.padEnd(14)}${oneLine(value)}`);
  const untagged = entities === null ? ['entities      not looked for: the reasons are in --json'] : [];
  return [oneLine(title ?? '(no title)'), '', ...known, ...untagged, '', plain(text)].join('\n');
}

// What a page says must not speak to the terminal.
const plain = (text: string): string => text.replace(/[^\P{Cc}\n\t]/gu, '');
const oneLine = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
