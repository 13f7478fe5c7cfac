import { maxUrlLength } from '@newsreel/contracts';
import type { Chain } from '../frontier/entry.js';

/** Redirects that one chain may have; RFC 9309 wants five for robots.txt, nobody needs more for a page. */
export const maxRedirects = 5;

export type Redirect = { readonly chain: Chain } | { readonly refused: string };

/**
 * Follows one hop. @param chain how the response's URL was reached, null if it was the first. @param setCookies its Set-Cookie headers.
 */
export function redirect(status: number, location: string | null, url: string, chain: Chain | null, setCookies: readonly string[]): Redirect {
  const target = location === null ? null : URL.parse(location, url);
  if (!target) return { refused: location === null ? `It answers ${status} without saying where to go.` : `It redirects to ${JSON.stringify(location.slice(0, 200))}, which is no URL.` };
  if (target.protocol !== 'http:' && target.protocol !== 'https:') return { refused: `It redirects to the scheme ${target.protocol.slice(0, -1)}.` };
  target.hash = '';
  target.username = '';
  target.password = '';
  if (target.href.length > maxUrlLength) return { refused: `It redirects to a URL of ${target.href.length} characters.` };
  const hops = [...(chain?.hops ?? []), url];
  const cookies = withCookies(chain?.cookies ?? {}, new URL(url).host, setCookies);
  // The same URL again is a loop, unless a cookie was set on the way: then it is a server that wanted to see it come back.
  const back = hops.filter((hop) => hop === target.href).length;
  if (back > (setCookies.length > 0 ? 1 : 0)) return { refused: `It redirects in a circle, back to ${target.href.slice(0, 200)}.` };
  if (hops.length > maxRedirects) return { refused: `It redirects more than ${maxRedirects} times.` };
  const permanent = (status === 301 || status === 308) && (chain?.permanent ?? true);
  return { chain: { url: target.href, hops, cookies, permanent } };
}

const MAX_COOKIES = 20;
const MAX_COOKIE = 4_096;

function withCookies(all: Chain['cookies'], host: string, setCookies: readonly string[]): Chain['cookies'] {
  const cookies = { ...all[host] };
  for (const header of setCookies) {
    const pair = header.split(';', 1)[0]!;
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.length <= MAX_COOKIE && Object.keys(cookies).length < MAX_COOKIES) cookies[pair.slice(0, equals).trim()] = pair.slice(equals + 1).trim();
  }
  return Object.keys(cookies).length === 0 ? all : { ...all, [host]: cookies };
}

/** The Cookie header for the chain's next request: each host gets back what it set itself, nothing else, and nothing that may have been secret goes over plain HTTP. */
export function cookieHeader(chain: Chain | null): string | null {
  if (!chain || (chain.url.startsWith('http:') && chain.hops.some((hop) => hop.startsWith('https:')))) return null;
  const cookies = chain.cookies[new URL(chain.url).host];
  return cookies ? Object.entries(cookies).map(([name, value]) => `${name}=${value}`).join('; ') : null;
}
