import { africa } from './stories/africa.js';
import { americas } from './stories/americas.js';
import { centralAsia } from './stories/central-asia.js';
import { courier } from './stories/courier.js';
import { europe } from './stories/europe.js';
import type { Part, Section, Story } from './stories/story.js';

/** One of the two papers. */
export interface Paper {
  readonly name: string;
  readonly motto: string;
  readonly language: string;
  readonly stories: readonly Story[];
}

export const meridian: Paper = {
  name: 'The Meridian Post',
  motto: 'Made-up news from real places',
  language: 'en',
  stories: [...centralAsia, ...europe, ...africa, ...americas].toSorted((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt)),
};

export const harbourCourier: Paper = { name: 'Harbour Courier', motto: 'Yesterday’s tide, today', language: 'en', stories: courier };

export const sections: Readonly<Record<Section, string>> = { 'central-asia': 'Central Asia', europe: 'Europe', africa: 'Africa', americas: 'Americas' };

/** A story as it stands on the site at some moment. */
export interface Edition extends Omit<Story, 'edit'> {
  readonly modifiedAt: string | null;
}

/** Knows whether the edits have been made: by the clock, or by a word. */
export class Newsroom {
  private editedAt: number | null = null;

  constructor(
    private readonly now: () => number,
    private readonly since: number,
    private readonly editAfterMs: number | null,
  ) {}

  edit(): void {
    this.editedAt ??= this.now();
  }

  edition(story: Story): Edition {
    const { edit, ...rest } = story;
    const at = this.editTime();
    if (!edit || at === null) return { ...rest, modifiedAt: null };
    return { ...rest, title: edit.title ?? rest.title, body: edit.body satisfies readonly Part[], modifiedAt: new Date(at).toISOString() };
  }

  private editTime(): number | null {
    if (this.editedAt !== null) return this.editedAt;
    if (this.editAfterMs === null) return null;
    const due = this.since + this.editAfterMs;
    return this.now() >= due ? due : null;
  }
}
