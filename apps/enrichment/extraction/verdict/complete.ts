import type { Reason } from '@newsreel/contracts';
import type { Paragraph } from '../body/blocks.js';
import { plain } from '../body/plain.js';
import { weightOf } from '../body/prose.js';
import type { Node } from '../metadata/json-ld.js';
import type { Page } from '../page/page.js';
import { paywalls } from './phrases.js';

/** Shorter than this a text that is not free is a teaser of itself. */
const teaserWeight = 1600;
/** A paywall's own words are in a block no longer than this. */
const maxPaywallBlock = 400;

/** Why the text is not the whole article; empty if nothing says so. */
export function incompleteness(page: Page, node: Node | null, paragraphs: readonly Paragraph[]): Reason[] {
  const weight = paragraphs.reduce((sum, { text }) => sum + weightOf(text), 0);
  const stated = Number(node?.['wordCount']);
  // Some count characters, and are not believed.
  const countsCharacters = weight > 0.8 * stated && weight < 1.25 * stated;
  if (stated > 80 && weight < 0.6 * stated * 5 && !countsCharacters) {
    const words = paragraphs.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
    if (words > 0 && words < 0.6 * stated) return [reason('truncated', `The page says that the article has ${Math.round(stated)} words; ${words} are shown.`)];
  }
  const isNotFree = /^(?:false|no)$|\/False$/i.test(String(node?.['isAccessibleForFree'] ?? ''));
  const breaksOff = /(?:…|\.\.\.)["'”»]?$/.test(paragraphs.at(-1)?.text ?? '');
  const isShort = weight < teaserWeight;
  const asks = (isShort || breaksOff) && page.blocks.some(({ text }) => text.length <= maxPaywallBlock && paywalls.test(plain(text)));
  if (asks || (isNotFree && isShort)) {
    return [reason('paywall', 'The page shows the beginning and asks to subscribe, register or log in for the rest.')];
  }
  return breaksOff && isShort ? [reason('truncated', 'The text breaks off with an ellipsis.')] : [];
}

function reason(code: string, text: string): Reason {
  return { field: 'isComplete', code, text };
}

/** Where else the article is, or goes on: its next page, its AMP form. */
export function alternates(page: Page, base: string): Reason[] {
  const target = (rel: string) => {
    const href = page.links.find((link) => (link['rel'] ?? '').toLowerCase().split(/\s+/).includes(rel))?.['href'];
    return href ? (URL.parse(href, base)?.href.slice(0, 2000) ?? null) : null;
  };
  const next = target('next');
  const amp = target('amphtml');
  const isNextPage = next !== null && isSameArticle(next, base);
  return [
    ...(isNextPage ? [{ field: 'text', code: 'next-page', text: `The article goes on at ${next}` }] : []),
    ...(amp !== null ? [{ field: 'finalUrl', code: 'amp', text: `The article as an AMP page is at ${amp}` }] : []),
  ];
}

/** `rel=next` may name the next article; the next page of this one has its path, or its query. */
function isSameArticle(next: string, base: string): boolean {
  const [one, other] = [new URL(next), new URL(base)];
  const path = (url: URL) => url.pathname.replace(/\/+$/, '').replace(/\.\w{2,5}$/, '');
  const stem = (url: URL) => path(url).replace(/[/_,-](?:page|seite|pagina|p)?[/_-]?\d{1,2}$/i, '');
  return one.host === other.host && next !== base && (stem(one) === path(other) || stem(one) === stem(other));
}
