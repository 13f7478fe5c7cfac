import type { Page } from '../page/page.js';

/** The `meta` elements by lower-case name, property or itemprop. */
export class Metas {
  private readonly values = new Map<string, string[]>();

  constructor(page: Page) {
    for (const meta of page.metas) {
      const content = meta['content']?.replace(/\s+/g, ' ').trim();
      if (!content) continue;
      for (const name of [meta['property'], meta['name'], meta['itemprop']]) {
        const key = name?.trim().toLowerCase();
        if (!key) continue;
        const known = this.values.get(key);
        if (!known) this.values.set(key, [content.toWellFormed()]);
        else if (known.length < 100) known.push(content.toWellFormed());
      }
    }
  }

  /** The first value of the first name that has one. */
  first(...names: string[]): string | null {
    for (const name of names) {
      const value = this.values.get(name)?.[0];
      if (value) return value;
    }
    return null;
  }

  /** The first value of each name, in the order of the names. */
  each(names: readonly string[]): (string | null)[] {
    return names.map((name) => this.values.get(name)?.[0] ?? null);
  }

  all(...names: string[]): string[] {
    return names.flatMap((name) => this.values.get(name) ?? []);
  }
}
