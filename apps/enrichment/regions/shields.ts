import type { Field, Mention } from './mentions.js';
import { DOUBTS, EVIDENCE } from './weights.js';

/** A span that an entity tagger found. */
export interface Shield { type: 'PERSON' | 'ORGANIZATION' | 'LOCATION'; start: number; end: number; in?: Field }

/** The shields of one field, for look-up by where a mention stands. */
export class Shields {
  private readonly sorted: Shield[];

  constructor(shields: Shield[], field: Field) {
    this.sorted = shields.filter((shield) => (shield.in ?? 'text') === field).sort((a, b) => a.start - b.start);
  }

  /**
   * Weighs a mention by the span it stands in, and says what that span makes of it: part of a `PERSON`'s or an `ORGANIZATION`'s name, or nothing.
   * A tagger errs: a span that is just the mention is a doubt, not a verdict.
   */
  weigh(mention: Mention): 'PERSON' | 'ORGANIZATION' | null {
    if (this.sorted.length === 0) return null;
    const shield = this.over(mention);
    if (!shield) mention.support = -DOUBTS.untagged;
    else if (shield.type === 'LOCATION') mention.support = EVIDENCE.tagged;
    else if (shield.end - shield.start > mention.end - mention.start + 1) return shield.type;
    else mention.support = shield.type === 'PERSON' ? -DOUBTS.taggedPerson : -DOUBTS.taggedOrganization;
    return null;
  }

  private over({ start, end }: Mention): Shield | undefined {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle]!.end <= start) low = middle + 1;
      else high = middle;
    }
    const shield = this.sorted[low];
    return shield && shield.start < end ? shield : undefined;
  }
}
