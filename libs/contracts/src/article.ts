import { z } from 'zod';

/** ISO 8601 with a zone: `2026-02-05T14:03:00+05:00` or `…Z`. */
export const Instant = z.iso.datetime({ offset: true });
/** ISO 3166-1 alpha-2, upper case. */
export const CountryCode = z.string().regex(/^[A-Z]{2}$/);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Url = z.string().min(1).max(4096);
/** UTF-16 code units into the text, as in `text.slice(start, end)`. */
const Offset = z.int().min(0);
const Start = Offset.describe('Where it begins, in UTF-16 code units.');
const End = Offset.describe('One past its last code unit, as in `text.slice(start, end)`.');

export const Block = z.object({
  kind: z.enum(['paragraph', 'heading', 'listItem', 'quote', 'table']).describe('What the block is in the article.'),
  text: z.string().describe('The block as it stands in `text`; rows of a table are lines, its cells are separated by tabs.'),
  start: Offset.describe('Where the block begins in `text`.'),
});

export const Mention = z.object({
  in: z.enum(['title', 'text']).optional().describe('Which field the offsets count in; `text` where absent.'),
  start: Start,
  end: End,
});

export const Entity = z.object({
  type: z.enum(['PERSON', 'ORGANIZATION', 'LOCATION', 'MONEY', 'DATE']).describe('What it is.'),
  name: z.string().describe('The fullest form of the name in the article; for a date ISO 8601.'),
  mentions: z.array(Mention).describe('Every place where it is named, in reading order.'),
  salience: z.number().min(0).max(1).describe('How much the article is about it: 0 hardly, 1 wholly.'),
});

export const Place = z.object({
  name: z.string().describe('The place as the article writes it.'),
  in: Mention.shape.in,
  start: Start,
  end: End,
  lat: z.number().min(-90).max(90).nullable().describe('Latitude in degrees, WGS 84.'),
  lon: z.number().min(-180).max(180).nullable().describe('Longitude in degrees, WGS 84.'),
  country: CountryCode.nullable().describe('The country it lies in, ISO 3166-1 alpha-2; null for what lies in several, a sea for example.'),
  subdivision: z.string().nullable().describe('ISO 3166-2, where known.'),
  geonamesId: z.int().nullable().describe('Its id at GeoNames, where known.'),
  kind: z.enum(['country', 'subdivision', 'capital', 'city', 'region', 'sea', 'river', 'mountain', 'other']).describe('What sort of place it is.'),
});

export const Country = z.object({
  code: CountryCode.describe('ISO 3166-1 alpha-2.'),
  score: z.number().min(0).max(1).describe('How much the article is about the country; the scores are in falling order.'),
  mentions: z.int().min(1).describe('How often the article speaks of it.'),
  by: z.array(z.enum(['place', 'name', 'nationality', 'inName'])).describe('How the country is evident: a place in it, its own name, a nationality, or inside the name of an organisation.'),
});

export const Subdivision = z.object({ code: z.string().describe('ISO 3166-2.'), name: z.string().describe('Its name in English.') });

export const Region = z.object({
  code: z.string().describe('UN M49 (`143`), or an abbreviation of ours for blocs and seas (`EU`).'),
  name: z.string().describe('Its name in English.'),
  kind: z.enum(['m49', 'bloc', 'sea']).describe('A statistical region of the United Nations, a bloc of states, or a sea and what lies around it.'),
});

export const Reason = z.object({
  field: z.string().describe('The field whose value the reason explains, for example `isComplete`.'),
  code: z.string().describe('A stable word for programs, for example `paywall`.'),
  text: z.string().describe('The same in a sentence for people.'),
});

/** What the tagger adds to a text; `newsreel tag` prints just this. */
export const Tags = z.object({
  entities: z.array(Entity).nullable().describe('Who and what is named; null where there is no model for the language, see `reasons`.'),
  places: z.array(Place).describe('Every mention of a place, in reading order.'),
  countries: z.array(Country).describe('Best first.'),
  primaryCountry: CountryCode.nullable().describe('The country the article is mainly about.'),
  primaryCountries: z.array(CountryCode).optional().describe('All of them, where two or more are equal.'),
  subdivisions: z.array(Subdivision).describe('The first-level parts of countries that its places lie in.'),
  regions: z.array(Region).describe('The parts of the world that its countries and places belong to.'),
});

/** What extraction makes of a page, before anybody tags it. */
export const Extracted = z.object({
  url: Url.describe('The requested URL, canonicalized.'),
  finalUrl: Url.describe('The URL that answered, after redirects.'),
  canonicalUrl: Url.describe('The URL that identifies the article: the trusted `link rel=canonical`, else the final URL, canonicalized.'),
  title: z.string().nullable().describe('The headline, without the name of the site.'),
  text: z.string().describe('The blocks joined by a blank line.'),
  blocks: z.array(Block).describe('The article in reading order.'),
  authors: z.array(z.string()).describe('Names, without "by" and without titles.'),
  publishedAt: Instant.nullable().describe('When the publisher says that it was published; ISO 8601 with a zone.'),
  modifiedAt: Instant.nullable().describe('When the publisher says that it was last changed; ISO 8601 with a zone.'),
  language: z.string().nullable().describe('BCP 47, for example `en` or `zh`.'),
  image: z.object({ url: Url.describe('Absolute.'), caption: z.string().nullable().describe('What stands below it.') }).nullable().describe('The lead image.'),
  section: z.string().nullable().describe('The section of the site, in its own words.'),
  tags: z.array(z.string()).describe('Keywords, in the publisher\'s own words.'),
  isComplete: z.boolean().describe('False where the page shows only the beginning (a paywall, "continue reading").'),
  isArticle: z.boolean().describe('False for section pages, galleries, error pages, consent walls and the like.'),
  confidence: z.number().min(0).max(1).describe('How sure extraction is of `isArticle` and of the text.'),
  reasons: z.array(Reason).describe('Why `isComplete` or `isArticle` is false, why `entities` is null.'),
});

export const Article = Extracted.extend({
  ...Tags.shape,
  articleId: z.uuid().describe('UUIDv5 of the canonical URL.'),
  pageEventId: z.string().describe('The page event that this was made from.'),
  fetchedAt: Instant.describe('When the page was fetched; ISO 8601 with a zone.'),
  source: z
    .object({ id: z.string().nullable().describe('The source the page belongs to; null for a URL that was asked for by itself.'), homeCountry: CountryCode.nullable().describe('The country the source is at home in, ISO 3166-1 alpha-2.') })
    .describe('Where the page came from.'),
  contentSha256: Sha256.describe('SHA-256 over NFC(title), two newlines, text, in UTF-8.'),
  extractorVersion: z.string().describe('Changes when the text of the same page may change.'),
  taggerVersion: z.string().describe('Changes when only the tags of the same page may change.'),
  fingerprint: z.string().nullable().describe('Similar texts have similar fingerprints; null where the text is too short to compare.'),
});

export type Block = z.infer<typeof Block>;
export type Mention = z.infer<typeof Mention>;
export type Entity = z.infer<typeof Entity>;
export type Place = z.infer<typeof Place>;
export type Country = z.infer<typeof Country>;
export type Subdivision = z.infer<typeof Subdivision>;
export type Region = z.infer<typeof Region>;
export type Reason = z.infer<typeof Reason>;
export type Tags = z.infer<typeof Tags>;
export type Extracted = z.infer<typeof Extracted>;
export type Article = z.infer<typeof Article>;
