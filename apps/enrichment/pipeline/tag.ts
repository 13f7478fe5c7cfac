import type { Entity, Reason, Tags } from '@newsreel/contracts';
import { tagEntities, tagEntitiesWith } from '../entities/tag.js';
import type { UserModel } from '../entities/user-model/user-model.js';
import { assumeLanguage } from '../language/assume.js';
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

export type Tagged = Tags & { reasons: Reason[] };
type Found = Pick<Tagged, 'entities' | 'reasons'>;

/** Who, then where: the names that the tagger found keep places inside them from being taken for places. */
export function tagText(input: TextToTag): Tagged {
  const document = withLanguage(input);
  return placed(document, tagEntities(document));
}

/** The same, where a model of the user's own finds who. */
export async function tagTextWith(model: UserModel, input: TextToTag): Promise<Tagged> {
  const document = withLanguage(input);
  return placed(document, await tagEntitiesWith(model, document));
}

/** A text with its language, and why it was assumed where the text does not tell it. */
interface Told extends TextToTag {
  readonly assumed: Reason[];
}

function withLanguage(input: TextToTag): Told {
  if (input.language !== null) return { ...input, assumed: [] };
  const { language, why } = assumeLanguage(input.text, input.homeCountry);
  return { ...input, language, assumed: why === null ? [] : [{ field: 'language', code: 'language-assumed', text: why }] };
}

function placed(document: Told, { entities, reasons }: Found): Tagged {
  return { entities, ...tagRegions(document, shieldsOf(entities)), reasons: [...document.assumed, ...reasons] };
}

/** Undefined, not empty, where nobody looked: then regions go by rules of their own. */
function shieldsOf(entities: readonly Entity[] | null): Shield[] | undefined {
  return entities?.flatMap(({ type, mentions }) => (type === 'PERSON' || type === 'ORGANIZATION' || type === 'LOCATION' ? mentions.map((mention) => ({ type, ...mention })) : []));
}
