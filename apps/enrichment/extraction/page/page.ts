import type { Hint } from '../furniture/hints.js';

/** One element that can hold text, in document order. Its descendants are the elements `index + 1 … end - 1`, its text the blocks `firstBlock … endBlock - 1`. */
export interface PageElement {
  readonly index: number;
  readonly name: string;
  /** Index of the parent; -1 for the root. */
  readonly parent: number;
  readonly depth: number;
  /** class and id as written, for the rules. */
  readonly hint: string;
  /** What the rules make of the hint, once they have looked at it. */
  meaning: Hint | null;
  /** Other attributes that a rule looks at; null if it has none of them. */
  readonly attributes: Attributes | null;
  readonly isBlock: boolean;
  end: number;
  firstBlock: number;
  endBlock: number;
}

/** A run of text without a line end of the page's own in it. */
export interface TextBlock {
  /** The innermost recorded element around it. */
  readonly element: number;
  /** White space collapsed and trimmed; a `br` is a newline. */
  readonly text: string;
  /** How many characters of `text` are inside links, about. */
  readonly linkLength: number;
  /** Where its first link goes, as written; null without one. */
  readonly href: string | null;
  /** How many are in bold, about. */
  readonly boldLength: number;
  /** Blocks of one number are one paragraph that an inline element of interest cuts in pieces. */
  readonly paragraph: number;
  /** Whether white space stands before it. */
  readonly spaced: boolean;
}

export type Attributes = Readonly<Record<string, string>>;

export interface Picture {
  readonly element: number;
  readonly attributes: Attributes;
  /** How many blocks were before it. */
  readonly block: number;
}

/** What one pass over a page's markup finds. */
export interface Page {
  readonly elements: readonly PageElement[];
  readonly blocks: readonly TextBlock[];
  readonly metas: readonly Attributes[];
  readonly links: readonly Attributes[];
  readonly jsonLd: readonly string[];
  readonly pictures: readonly Picture[];
  /** Text of the first `title`. */
  readonly titleTag: string;
  readonly base: string | null;
  /** `lang` of `html`, as written. */
  readonly lang: string | null;
}
