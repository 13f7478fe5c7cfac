import { canonicalizeUrl } from '@newsreel/contracts';
import { z } from 'zod';
import { allowEntry, isAllowed } from '../fetching/allow-list.js';
import { leastDelayMs } from '../schedule/pace.js';

/** What is wrong with a source that somebody wants, or that there is none. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  constructor(
    readonly code: 'bad-source' | 'exists' | 'unknown-source',
    message: string,
  ) {
    super(message);
  }
}

const pattern = z.string().min(1).max(500).regex(/^[/*]/, 'a pattern of a path begins with / or *');
const allow = z.array(z.string()).max(100).describe('Hosts that may be reached at private addresses: HOST or HOST:PORT.');

/** What an operator may say of a source, and change later; null takes it back. */
const settings = {
  name: z.string().max(200).nullish(),
  homeCountry: z.string().regex(/^[A-Z]{2}$/, 'a country has two capital letters (ISO 3166-1)').nullish().describe('The country it is at home in.'),
  language: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'a language is a tag like kk or pt-BR (BCP 47)').max(35).nullish().describe('BCP 47.'),
  delaySeconds: z.number().min(0).max(3_600).nullish().describe('Seconds between two requests to its host; at least 1 unless the host is on the allow list.'),
  dailyBudget: z.int().min(1).max(2_147_483_647).nullish().describe('Pages a day.'),
  sectionRules: z
    .strictObject({ include: z.array(pattern).max(100).optional(), exclude: z.array(pattern).max(100).optional() })
    .nullish()
    .describe('Which links of its section pages are articles: patterns of paths, as robots.txt writes them.'),
};

export const NewSource = z.strictObject({
  url: z.string().describe('A site, a feed, a sitemap, a section page or a list of URLs; what it is, the crawler finds out.'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'an id has lower-case letters, digits and hyphens').optional().describe('Made of the host where it is not given.'),
  ...settings,
  allow: allow.default([]),
});
export type NewSource = z.input<typeof NewSource>;

/** What is not named stays as it is. */
export const SourceChange = z.strictObject({ ...settings, allow: allow.optional(), enabled: z.boolean().optional().describe('false: nothing of it is fetched until it is switched on again.') });
export type SourceChange = z.input<typeof SourceChange>;

/** As it is written down. @throws SourceError `bad-source`; UrlError */
export function checkedSource(input: NewSource, contact: string | null) {
  const parsed = NewSource.safeParse(input);
  if (!parsed.success) throw new SourceError('bad-source', `The source ${JSON.stringify(String(input?.url).slice(0, 200))} is not set up: ${z.prettifyError(parsed.error)}`);
  const { name = null, homeCountry = null, language = null, delaySeconds = null, dailyBudget = null, sectionRules = null, ...rest } = parsed.data;
  const url = canonicalizeUrl(rest.url);
  const entries = rest.allow.map(entryOrError);
  if (!isAllowed(new URL(url), entries) && contact === null) throw new SourceError('bad-source', `${url} is on the internet, and NEWSREEL_CONTACT is not set. Set it to a mail address or URL where the site's operator can reach you.`);
  return { ...rest, url, allow: entries, name, homeCountry, language, delayMs: delayMsOf(delaySeconds, url, entries), dailyBudget, sectionRules };
}

/** Only what is to become different. @param known the source as it is. @throws SourceError `bad-source` */
export function checkedChange(input: SourceChange, known: { readonly id: string; readonly url: string; readonly allow: readonly string[] }) {
  const parsed = SourceChange.safeParse(input);
  if (!parsed.success) throw new SourceError('bad-source', `The source ${known.id} stays as it is: ${z.prettifyError(parsed.error)}`);
  const { delaySeconds, ...rest } = parsed.data;
  const entries = rest.allow?.map(entryOrError);
  return {
    ...rest,
    ...(entries && { allow: entries }),
    ...(delaySeconds !== undefined && { delayMs: delayMsOf(delaySeconds, known.url, entries ?? known.allow) }),
  };
}

function delayMsOf(delaySeconds: number | null, url: string, allowed: readonly string[]): number | null {
  if (delaySeconds === null) return null;
  const delayMs = Math.round(delaySeconds * 1_000);
  if (delayMs < leastDelayMs && !isAllowed(new URL(url), allowed)) {
    throw new SourceError('bad-source', `A delay of ${delayMs / 1_000} s is too short for ${new URL(url).host}: at least ${leastDelayMs / 1_000} s, unless the host is on the source's own allow list.`);
  }
  return delayMs;
}

function entryOrError(entry: string): string {
  try {
    return allowEntry(entry);
  } catch (error) {
    throw new SourceError('bad-source', (error as Error).message);
  }
}
