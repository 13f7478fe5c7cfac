import { ArticleRemoved, ArticleStored, type NewsEvent, type StoredArticle } from '@newsreel/contracts';

export interface Change {
  readonly articleId: string;
  readonly sequence: number;
  readonly title?: string | null;
  readonly removed?: string;
  readonly mergedInto?: string | null;
}

/** The current state of every article. In your system a table: the key, the highest sequence that was seen, and what you need of the article. */
export class Articles {
  private readonly sequences = new Map<string, number>();
  readonly current = new Map<string, StoredArticle>();

  /** Tells what the event changes, and takes it for done when it has been told: if telling fails, the event may come again. */
  async apply(event: NewsEvent, tell: (change: Change) => void | Promise<void>): Promise<void> {
    const sequence = Number(event.extensions.sequence);
    // Delivery is at least once: what is not newer than what is known has been seen already.
    if (sequence <= (this.sequences.get(event.key) ?? 0)) return;
    const change = { articleId: event.key, sequence };
    if (event.type === ArticleRemoved.type) {
      await tell({ ...change, removed: event.extensions.reason!, mergedInto: event.extensions.mergedinto ?? null });
      this.current.delete(event.key);
    } else if (event.type === ArticleStored.type) {
      const article = event.data as StoredArticle;
      await tell({ ...change, title: article.title });
      this.current.set(event.key, article);
    }
    this.sequences.set(event.key, sequence);
  }
}
