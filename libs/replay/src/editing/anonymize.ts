import { articleIdOf, ArticleEnriched, ArticleRemoved, ArticleStored, contentSha256, decode, definitionOf, encode, type Article, type NewsEvent } from '@newsreel/contracts';
import type { ReelRecord } from '../reel/record.js';
import { RequestError } from './filter.js';
import { Pseudonyms } from './pseudonyms.js';

export interface AnonymizeOptions {
  /** Any text; the same gives the same pseudonyms in several reels. Whoever knows it can test a guess, so don't hand it on. */
  readonly secret: string;
  /** Called for each record that was left out: a page (its bytes can't be made anonymous) or one that breaks its contract. */
  readonly onDropped?: (record: ReelRecord) => void;
}

/**
 * A recording without its sources and people: hosts, URLs, source ids, section names, keywords and images go; authors and the persons
 * named get made-up names of the same length everywhere in an article, so that offsets still hold. Ids follow. The rest of the text stays:
 * what it says may still give it away.
 */
export async function* anonymize(records: AsyncIterable<ReelRecord>, { secret, onDropped }: AnonymizeOptions): AsyncGenerator<ReelRecord> {
  if (secret.length < 8) throw new RequestError('The secret of pseudonyms needs at least 8 characters, else it can be guessed.');
  const pseudonyms = new Pseudonyms(secret);
  for await (const record of records) {
    const event = anonymous(record, pseudonyms);
    if (!event) onDropped?.(record);
    else yield { topic: record.topic, partition: null, offset: null, timestamp: record.timestamp, ...encode(event) };
  }
}

function anonymous(record: ReelRecord, pseudonyms: Pseudonyms): NewsEvent | null {
  let event: NewsEvent;
  try {
    event = decode(record);
  } catch {
    return null;
  }
  const subject = event.subject && pseudonyms.url(event.subject);
  const shared = { ...event, id: pseudonyms.id(event.id), subject, headers: {}, extensions: knownExtensions(event) };
  if (event.type === ArticleRemoved.type) {
    const { mergedinto, ...extensions } = shared.extensions;
    // An id is a hash of a URL; of a removed article there may be no URL left to make it from.
    return { ...shared, key: anonymousId(event.key, pseudonyms), extensions: { ...extensions, ...(mergedinto ? { mergedinto: anonymousId(mergedinto, pseudonyms) } : {}) } };
  }
  if (event.type !== ArticleEnriched.type && event.type !== ArticleStored.type) return null;
  const data = anonymousArticle(event.data as Article, pseudonyms);
  return { ...shared, key: data.articleId, data };
}

const anonymousId = (articleId: string, pseudonyms: Pseudonyms): string => articleIdOf(`urn:anonymous:${pseudonyms.id(articleId)}`);

/** Attributes that a later version added are left out, as its fields are. */
const knownExtensions = ({ type, extensions }: NewsEvent): Record<string, string> =>
  Object.fromEntries(Object.entries(extensions).filter(([name]) => name in definitionOf(type)!.extensions.shape));

/** The same article, told by nobody about nobody. Fields that a later version added are left out: what they hold is not known. */
function anonymousArticle<Data extends Article>(article: Data, pseudonyms: Pseudonyms): Data {
  const names = namesIn(article);
  const hide = (text: string) => replaceNames(text, names, pseudonyms);
  const text = hide(article.text);
  const title = article.title && hide(article.title);
  const known = (article as { sequence?: number }).sequence === undefined ? ArticleEnriched.schema! : ArticleStored.schema!;
  return {
    ...(known.parse(article) as Data),
    url: pseudonyms.url(article.url),
    finalUrl: pseudonyms.url(article.finalUrl),
    canonicalUrl: pseudonyms.url(article.canonicalUrl),
    title,
    text,
    blocks: article.blocks.map((block) => ({ ...block, text: text.slice(block.start, block.start + block.text.length) })),
    authors: article.authors.map((name) => pseudonyms.words(name)),
    image: null,
    section: null,
    tags: [],
    entities: article.entities?.map((entity) => ({ ...entity, name: entity.type === 'PERSON' ? pseudonyms.words(entity.name) : hide(entity.name) })) ?? null,
    places: article.places.map((place) => ({ ...place, name: hide(place.name) })),
    // What they say in words may name a URL.
    reasons: article.reasons.map(({ field, code }) => ({ field, code, text: code })),
    articleId: anonymousId(article.articleId, pseudonyms),
    pageEventId: pseudonyms.id(article.pageEventId),
    source: { ...article.source, id: article.source.id && pseudonyms.id(article.source.id) },
    contentSha256: contentSha256(title, text),
    fingerprint: null,
  };
}

/** The words of all names of persons: authors and those spoken of, in every form in which they are mentioned. */
function namesIn({ authors, entities, title, text }: Article): Set<string> {
  const persons = (entities ?? []).filter(({ type }) => type === 'PERSON');
  const forms = persons.flatMap(({ name, mentions }) => [name, ...mentions.map((mention) => (mention.in === 'title' ? (title ?? '') : text).slice(mention.start, mention.end))]);
  return new Set([...authors, ...forms].flatMap((name) => name.match(/[\p{L}\p{M}]{2,}/gu) ?? []));
}

function replaceNames(text: string, names: ReadonlySet<string>, pseudonyms: Pseudonyms): string {
  return text.replace(/[\p{L}\p{M}]+/gu, (word) => (names.has(word) ? pseudonyms.words(word) : word));
}
