import { isIP } from 'node:net';

/**
 * Whether a URL belongs to the site of another one: the same host, `www.` or not, or one below it. An address or a name without dots has
 * nothing below it, and its ports are sites of their own.
 */
export function isSameSite(url: string, site: string): boolean {
  const [a, b] = [new URL(url), new URL(site)];
  const base = b.hostname.replace(/^www\./, '');
  if (!base.includes('.') || isIP(base.replace(/^\[|\]$/g, ''))) return a.host === b.host;
  return a.hostname === base || a.hostname.endsWith(`.${base}`);
}
