import { articleIdOf, contentSha256, type Article, type Extracted, type Reason } from '@newsreel/contracts';
import type { UserModel } from '../entities/user-model/user-model.js';
import { EXTRACTOR_VERSION } from '../extraction/extract.js';
import { fingerprintOf } from '../fingerprint/fingerprint.js';
import { TAGGER_VERSION } from '../tagger-version.js';
import { extractPage } from './extract-page.js';
import type { Page } from './page.js';
import { tagText, tagTextWith, type Tagged, type TextToTag } from './tag.js';

/** bytes -> article -> tags: everything that newsreel knows of a page. Pure: the same page gives the same article. */
export function enrich(page: Page): Article {
  const extracted = extractPage(page);
  return articleOf(page, extracted, extracted.isArticle ? tagText(textOf(page, extracted)) : untagged, TAGGER_VERSION);
}

/** The same, where a model of the user's own finds who is named; another model is another version of the tagger. */
export async function enrichWith(model: UserModel, page: Page): Promise<Article> {
  const extracted = extractPage(page);
  return articleOf(page, extracted, extracted.isArticle ? await tagTextWith(model, textOf(page, extracted)) : untagged, `${TAGGER_VERSION}+${model.version}`);
}

const textOf = ({ source }: Page, extracted: Extracted): TextToTag => ({ ...extracted, homeCountry: source.homeCountry });

function articleOf(page: Page, extracted: Extracted, { reasons, ...tags }: Tagged, taggerVersion: string): Article {
  return {
    ...extracted,
    ...tags,
    reasons: [...extracted.reasons, ...reasons],
    articleId: articleIdOf(extracted.canonicalUrl),
    pageEventId: page.pageEventId,
    fetchedAt: page.fetchedAt,
    source: page.source,
    contentSha256: contentSha256(extracted.title, extracted.text),
    extractorVersion: EXTRACTOR_VERSION,
    taggerVersion,
    fingerprint: fingerprintOf(extracted.text),
  };
}

const notTagged: Reason = { field: 'entities', code: 'not-an-article', text: 'Only articles are tagged.' };
const untagged: Tagged = { entities: null, places: [], countries: [], primaryCountry: null, subdivisions: [], regions: [], reasons: [notTagged] };
