import { DeadLetters, type DeadLetter, type Log } from '@newsreel/bus';
import { ArticlesEnriched, PagesRaw } from '@newsreel/contracts';

const LOOK_EVERY_MS = 1_000;

/** Pages that were fetched and of which nothing will come any more: somebody on their way could not handle them. */
export class DeadPages {
  private readonly letters: DeadLetters;
  private readonly known = new Map<string, string>();
  private readonly read = new Set<string>();
  private lookedAt = -Infinity;

  /** @param since when what is asked for now was asked for: older letters are of no interest. */
  constructor(
    log: Log,
    private readonly since: Date,
  ) {
    this.letters = new DeadLetters(log, { topics: [PagesRaw, ArticlesEnriched] });
  }

  /** Why each of the page events ended as a dead letter; those that did not are left out. Looks at the letters once a second at most. */
  async reasons(pageEventIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (pageEventIds.length > 0 && performance.now() - this.lookedAt >= LOOK_EVERY_MS) {
      this.lookedAt = performance.now();
      for (const letter of await this.letters.list({ since: this.since })) await this.note(letter);
    }
    return this.known;
  }

  private async note(letter: DeadLetter): Promise<void> {
    if (this.read.has(letter.id)) return;
    this.read.add(letter.id);
    const page = letter.topic === PagesRaw.name ? letter.eventId : await this.pageOf(letter);
    if (page !== null) this.known.set(page, `dead letter of ${letter.group}: ${letter.reason} "newsreel dlq show ${letter.id}" shows it.`);
  }

  private async pageOf({ id, group }: DeadLetter): Promise<string | null> {
    // What the crawler could not learn from an article keeps nobody from storing it.
    if (group !== 'newsreel-store') return null;
    const { record } = await this.letters.show(id);
    try {
      return (JSON.parse(record.value?.toString('utf8') ?? '') as { pageEventId?: string }).pageEventId ?? null;
    } catch {
      return null;
    }
  }
}
