import type { Entity, Mention } from '@newsreel/contracts';

/** A name, amount or date as it stands in a text. */
export interface Found {
  type: Entity['type'];
  /** The mention's own words. */
  text: string;
  /** Normalised: for names without a possessive and with single spaces, for amounts and dates what they come to. */
  value: string;
  start: number;
  end: number;
  in: Mention['in'];
  /** It stands alone in brackets, as an acronym does after what it is short for. */
  inBrackets?: boolean;
}

/** A name at a place of a text; offsets in UTF-16 code units. */
export interface Name {
  type: 'PERSON' | 'ORGANIZATION' | 'LOCATION';
  start: number;
  end: number;
}
