/** A part of a story's text: a plain string is a paragraph. */
export type Part = string | { readonly heading: string } | { readonly quote: string } | { readonly list: readonly string[] };

export type LayoutName = 'broadsheet' | 'tabloid' | 'magazine' | 'legacy' | 'courier';
export type Section = 'central-asia' | 'europe' | 'africa' | 'americas';

/** A story as its newsroom wrote it. The people and events are made up; the places are real, and so are facts that carry a year. */
export interface Story {
  /** Its URL path on its site, without a query. */
  readonly path: string;
  readonly section: Section;
  readonly layout: LayoutName;
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  /** Shown where others link to it, never on its own page. */
  readonly teaser: string;
  readonly authors: readonly string[];
  /** ISO 8601 with a zone. */
  readonly publishedAt: string;
  readonly body: readonly Part[];
  readonly caption: string;
  /** ISO 3166-1 alpha-2 of the countries that the text is evidently about or names, the main one first. */
  readonly countries: readonly string[];
  /** What the newsroom changes some time later. */
  readonly edit?: { readonly title?: string; readonly body: readonly Part[] };
  /** The path of the story on the first site that this one was taken over from. */
  readonly syndicationOf?: string;
  /** Pages in another encoding than UTF-8 come from an older part of the site. */
  readonly charset?: 'windows-1251';
}

/** The text of each part in reading order, a list as its items. */
export function textsOf(body: readonly Part[]): string[] {
  return body.flatMap((part) => {
    if (typeof part === 'string') return [part];
    if ('heading' in part) return [part.heading];
    return 'quote' in part ? [part.quote] : [...part.list];
  });
}
