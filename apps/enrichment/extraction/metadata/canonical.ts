import { canonicalizeUrl } from '@newsreel/contracts/url';
import { getDomain } from 'tldts';
import type { Page } from '../page/page.js';

/**
 * The URL that identifies the article: `link rel=canonical` where it can be trusted, that is within the registrable domain of the URL
 * that answered and not at its home page; else the URL that answered. A wrong canonical link would merge articles.
 */
export function canonicalUrlOf(page: Page, finalUrl: string): string {
  const own = canonicalizeUrl(finalUrl);
  const href = page.links.find((link) => /\bcanonical\b/i.test(link['rel'] ?? ''))?.['href']?.trim();
  if (!href) return own;
  const parsed = URL.parse(href, baseOf(page, finalUrl));
  if (!parsed || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') || parsed.href.length > 4000) return own;
  if (isHome(parsed) && !isHome(new URL(own))) return own;
  if (parsed.host === new URL(own).host) return canonicalizeUrl(parsed.href);
  const domain = (url: URL) => getDomain(url.hostname, { allowPrivateDomains: true }) ?? url.host;
  return domain(parsed) === domain(new URL(own)) ? canonicalizeUrl(parsed.href) : own;
}

function isHome(url: URL): boolean {
  return /^\/(?:index\.\w+|[a-z]{2}(?:-[a-z]{2})?)?\/?$/i.test(url.pathname) && url.search === '';
}

/** What relative addresses of the page count from. */
export function baseOf(page: Page, finalUrl: string): string {
  return (page.base && URL.parse(page.base, finalUrl)?.href) || finalUrl;
}
