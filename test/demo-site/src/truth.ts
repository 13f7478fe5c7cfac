import { harbourCourier, meridian, type Newsroom, type Paper } from './newsroom.js';
import { textsOf, type LayoutName, type Section } from './stories/story.js';

/** What a reader of the page takes away: the standard by which a crawl of the site is judged. */
export interface ExpectedArticle {
  readonly url: string;
  readonly title: string;
  /** The texts of the article's blocks in reading order: paragraphs, headings, quotes, list items. */
  readonly paragraphs: readonly string[];
  readonly authors: readonly string[];
  readonly publishedAt: string;
  /** null where the article has not been edited. */
  readonly modifiedAt: string | null;
  readonly language: string;
  /** ISO 3166-1 alpha-2 of the countries the article is about or names, the main one first. */
  readonly countries: readonly string[];
  readonly section: Section;
  readonly layout: LayoutName;
  /** Whether `edit()` changes it. */
  readonly hasEdit: boolean;
  /** The URL of the same story on the first site. */
  readonly syndicationOf: string | null;
}

export function articlesOf(newsroom: Newsroom, url: string, secondUrl: string): ExpectedArticle[] {
  const of = (paper: Paper, origin: string) =>
    paper.stories.map((story): ExpectedArticle => {
      const { path, title, body, authors, publishedAt, modifiedAt, language, countries, section, layout } = newsroom.edition(story);
      const syndicationOf = story.syndicationOf ? `${url}${story.syndicationOf}` : null;
      return { url: `${origin}${path}`, title, paragraphs: textsOf(body), authors, publishedAt, modifiedAt, language, countries, section, layout, hasEdit: story.edit !== undefined, syndicationOf };
    });
  return [...of(meridian, url), ...of(harbourCourier, secondUrl)];
}
