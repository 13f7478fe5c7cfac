import { contentSha256, type Extracted } from '@newsreel/contracts';
import { decodePage } from '../../../apps/enrichment/charset/decode.js';
import { extractArticle } from '../../../apps/enrichment/extraction/extract.js';
import { withOtherFurniture } from './changed-furniture.js';
import type { Corpus, LabelledPage } from './corpus.js';

/** Visits per page, each with furniture of its own. */
const visits = 5;

export interface Unstable {
  readonly id: string;
  readonly seed: number;
  /** Which fields of the article differ. */
  readonly fields: readonly string[];
}

export interface Stability {
  readonly corpus: string;
  readonly pages: number;
  /** Share of the pages whose text and content hash are the same at every visit. */
  readonly text: number;
  /** Share of those where title, authors and time of publication are too. */
  readonly everything: number;
  readonly unstable: readonly Unstable[];
}

/** Fetches every page again with other furniture, and says which articles became others. */
export function measureStability({ name, pages }: Corpus): Stability {
  const unstable = pages.map(visit).filter((found) => found !== null);
  const share = (ids: readonly unknown[]) => 1 - ids.length / Math.max(1, pages.length);
  return { corpus: name, pages: pages.length, text: share(unstable.filter(({ fields }) => fields.includes('contentSha256'))), everything: share(unstable), unstable };
}

function visit({ gold, body, contentType }: LabelledPage): Unstable | null {
  const html = decodePage(body, contentType).text;
  const extract = (page: string) => extractArticle({ body: Buffer.from(page), contentType: 'text/html; charset=utf-8', url: gold.url, finalUrl: gold.url });
  const before = extract(html);
  for (let seed = 1; seed <= visits; seed++) {
    const after = extract(withOtherFurniture(html, seed, `${before.title ?? ''}\n${before.text}`));
    const fields = differences(before, after);
    if (fields.length > 0) return { id: gold.id, seed, fields };
  }
  return null;
}

function differences(before: Extracted, after: Extracted): string[] {
  const fields = (['title', 'authors', 'publishedAt'] as const).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  return contentSha256(before.title, before.text) === contentSha256(after.title, after.text) ? fields : ['contentSha256', ...fields];
}

export function printStability(found: readonly Stability[]): void {
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
  for (const { corpus, pages, text, everything, unstable } of found) {
    console.log(`${corpus}: ${pages} pages visited ${visits} times; same text and hash ${percent(text)}, with title, authors and time ${percent(everything)}`);
    for (const { id, seed, fields } of unstable) console.log(`  ${id}  visit ${seed}: ${fields.join(', ')}`);
  }
}
