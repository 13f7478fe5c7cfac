import { matches, normalizePath } from './pattern.js';

/** RFC 9309, section 2.5: at least 500 KiB are read. More is nobody's rules. */
export const maxRobotsBytes = 500 * 1024;
const MAX_RULES = 20_000;
const MAX_SITEMAPS = 1_000;

interface Rule {
  readonly allow: boolean;
  readonly pattern: string;
}

export interface Robots {
  readonly rules: readonly Rule[];
  /** Seconds between requests, where the group asks for any. */
  readonly crawlDelay: number | null;
  /** URLs as they stand there, of the whole file: they belong to no group. */
  readonly sitemaps: readonly string[];
}

/** No robots.txt, no rules (RFC 9309, section 2.3.1.3). */
export const noRules: Robots = { rules: [], crawlDelay: null, sitemaps: [] };

interface Group {
  readonly agents: string[];
  readonly rules: Rule[];
  crawlDelay: number | null;
}

/**
 * Reads what a robots.txt says to one crawler (RFC 9309). All groups that name its product token are merged; if there are none, those of
 * `*`; names are compared without case. Lines that mean nothing are passed over.
 * @param text the file; what is beyond `maxRobotsBytes` must be cut off before.
 * @param product the crawler's product token, for example `newsreel`.
 */
export function parseRobots(text: string, product: string): Robots {
  const groups: Group[] = [];
  const sitemaps: string[] = [];
  let current: Group | null = null;
  let inAgents = false;
  for (const { key, value } of lines(text)) {
    if (key === 'user-agent') {
      if (!inAgents) groups.push((current = { agents: [], rules: [], crawlDelay: null }));
      current!.agents.push(productOf(value));
      inAgents = true;
    } else if (key === 'sitemap') {
      if (sitemaps.length < MAX_SITEMAPS && value !== '') sitemaps.push(value);
    } else if (key === 'allow' || key === 'disallow' || key === 'crawl-delay') {
      inAgents = false;
      if (current) add(current, key, value);
    }
  }
  const mine = groups.filter(({ agents }) => agents.includes(product.toLowerCase()));
  const chosen = mine.length > 0 ? mine : groups.filter(({ agents }) => agents.includes('*'));
  return {
    rules: chosen.flatMap(({ rules }) => rules).slice(0, MAX_RULES),
    crawlDelay: chosen.map(({ crawlDelay }) => crawlDelay).findLast((delay) => delay !== null) ?? null,
    sitemaps,
  };
}

/** Of `Name/1.0 (details)` the name: a token is letters, `_` and `-` alone (section 2.2.1). */
function productOf(value: string): string {
  return value.startsWith('*') ? '*' : (/^[a-z_-]+/.exec(value.toLowerCase())?.[0] ?? '');
}

function add(group: Group, key: 'allow' | 'disallow' | 'crawl-delay', value: string): void {
  if (key === 'crawl-delay') {
    const seconds = Number(value);
    if (value !== '' && Number.isFinite(seconds) && seconds >= 0) group.crawlDelay = seconds;
  } else if (value !== '') {
    // An empty path matches nothing: "Disallow:" has always meant that everything is allowed.
    group.rules.push({ allow: key === 'allow', pattern: normalizePath(value) });
  }
}

function* lines(text: string): Generator<{ key: string; value: string }> {
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const content = line.split('#', 1)[0]!;
    const colon = content.indexOf(':');
    if (colon > 0) yield { key: content.slice(0, colon).trim().toLowerCase(), value: content.slice(colon + 1).trim() };
  }
}

/**
 * Whether the rules allow a URL: the longest matching pattern decides, of two equally long ones the one that allows (section 2.2.2).
 * robots.txt itself is always allowed.
 */
export function isAllowedByRobots(robots: Robots, url: string): boolean {
  const { pathname, search } = new URL(url);
  if (pathname === '/robots.txt') return true;
  const path = normalizePath(pathname + search);
  let best: Rule | null = null;
  for (const rule of robots.rules) {
    if (best && rule.pattern.length < best.pattern.length) continue;
    if (best && rule.pattern.length === best.pattern.length && best.allow) continue;
    if (matches(rule.pattern, path)) best = rule;
  }
  return best === null || best.allow;
}
