import type { Entity, Reason, Tags } from '@newsreel/contracts';
import { tagEntities } from '../entities/tag.js';
import { detectLanguage } from '../language/detect.js';
import { tagRegions, type Shield } from '../regions/tag.js';

export interface TextToTag {
  readonly title: string | null;
  readonly text: string;
  /** BCP 47; found out where null. */
  readonly language: string | null;
  /** ISO 3166-1 alpha-2 of the source, or null. */
  readonly homeCountry: string | null;
  /** ISO 8601: "last Friday" is counted from it. */
  readonly publishedAt: string | null;
}

/** Who, then where: the names that the tagger found keep places inside them from being taken for places. */
export function tagText(input: TextToTag): Tags & { reasons: Reason[] } {
  const document = { ...input, language: input.language ?? detectLanguage(input.text, null) };
  const { entities, reasons } = tagEntities(document);
  return { entities, ...tagRegions(document, shieldsOf(entities)), reasons };
}

/** Undefined, not empty, where nobody looked: then regions go by rules of their own. */
function shieldsOf(entities: readonly Entity[] | null): Shield[] | undefined {
  return entities?.flatMap(({ type, mentions }) => (type === 'PERSON' || type === 'ORGANIZATION' || type === 'LOCATION' ? mentions.map((mention) => ({ type, ...mention })) : []));
}
