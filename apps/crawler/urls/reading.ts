/** A URL that a document names. */
export interface Link {
  /** Absolute, as it was written. */
  readonly url: string;
  /** A sitemap may name further sitemaps. */
  readonly kind: 'page' | 'sitemap';
  readonly publishedAt: Date | null;
  readonly changedAt: Date | null;
}

/** What a document of a source turned out to be, and what it names. */
export interface Reading {
  readonly kind: 'feed' | 'sitemap' | 'section' | 'list';
  readonly title: string | null;
  readonly links: readonly Link[];
  /** How long its publisher says it stays as it is, in milliseconds; 0 where nothing is said. */
  readonly freshMs: number;
}
