import { trackingNames, trackingPrefixes } from './tracking-parameters.js';

/** The longest URL that an event may carry, in characters. */
export const maxUrlLength = 4096;

/** What was given is no address of a page. The message names it and says what is wrong with it. */
export class UrlError extends Error {
  override readonly name = 'UrlError';
}

/**
 * The one spelling by which newsreel knows a page. Two URLs that canonicalize alike are taken for one page everywhere, so only what
 * cannot change the page is changed:
 * - parsed by the WHATWG URL Standard: scheme and host in lower case, IDN as punycode, default port and dot segments gone;
 * - credentials, fragment, the host's trailing dot and an empty query dropped;
 * - tracking and session parameters dropped, the others sorted by name; those of one name keep their order, it may mean something;
 * - percent-escapes by RFC 3986, section 6.2.2: hexadecimal in upper case, unreserved characters unescaped (not in a path or parameter with a stray percent sign).
 *
 * Scheme, `www.`, trailing slashes, doubled slashes, `index.html` and letter case of the path stay: servers do tell them apart.
 * The result canonicalizes to itself.
 * @throws {UrlError} if it is no http or https URL, or is longer than `maxUrlLength`.
 */
export function canonicalizeUrl(url: string): string {
  const parsed = parse(url);
  parsed.username = '';
  parsed.password = '';
  parsed.hash = '';
  if (parsed.hostname.endsWith('.')) parsed.hostname = parsed.hostname.replace(/\.+$/, '');
  parsed.pathname = normalizeEscapes(parsed.pathname.replace(/;jsessionid=[^/;]*/gi, ''));
  const query = canonicalQuery(parsed.search.slice(1));
  // With its question mark, or one that begins the query would be taken for it.
  parsed.search = query === '' ? '' : `?${query}`;
  if (parsed.href.length > maxUrlLength) throw new UrlError(`The URL ${shown(url)} is longer than ${maxUrlLength} characters.`);
  return parsed.href;
}

function parse(url: string): URL {
  const parsed = typeof url === 'string' && url.length <= 4 * maxUrlLength ? URL.parse(url) : null;
  if (!parsed) throw new UrlError(`${shown(url)} is no URL. Give a whole one, like https://example.org/news.`);
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') {
    throw new UrlError(`The URL ${shown(url)} has the scheme ${parsed.protocol.slice(0, -1)}; only http and https can be crawled.`);
  }
  return parsed;
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  return query
    .split('&')
    .filter((pair) => pair !== '' && !isTracking(nameOf(pair)))
    .map((pair) => ({ pair: normalizeEscapes(pair), name: nameOf(pair) }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ pair }) => pair)
    .join('&');
}

function nameOf(pair: string): string {
  const equals = pair.indexOf('=');
  return normalizeEscapes(equals < 0 ? pair : pair.slice(0, equals));
}

function isTracking(name: string): boolean {
  const lower = name.toLowerCase();
  return trackingNames.has(lower) || trackingPrefixes.some((prefix) => lower.startsWith(prefix));
}

function normalizeEscapes(part: string): string {
  // "%%34%31" must not become "%%41", which says something else: where a percent sign escapes nothing, all stays as it is.
  if (!part.includes('%') || /%(?![0-9a-f]{2})/i.test(part)) return part;
  return part.replace(/%[0-9a-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(parseInt(escape.slice(1), 16));
    return /[A-Za-z0-9_~-]/.test(character) ? character : escape.toUpperCase();
  });
}

function shown(url: unknown): string {
  const text = String(url);
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}
