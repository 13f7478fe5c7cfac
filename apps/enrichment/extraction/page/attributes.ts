import { decodeHTMLAttribute } from 'entities';

/** Which attributes are worth keeping. All others are skipped unread: most of a page's bytes are attributes. */
const kept: ReadonlySet<string> = new Set([
  'class', 'id', 'hidden', 'style', 'role', 'aria-hidden', 'aria-label', 'itemprop', 'itemtype', 'rel', 'href', 'lang', 'datetime', 'data-testid', 'data-component',
  'data-type', 'data-qa', 'data-test', 'data-block', 'data-name', 'content', 'property', 'name', 'type', 'src', 'srcset', 'data-src', 'data-srcset', 'width', 'height', 'alt', 'title',
  'hreflang', 'media', 'colspan', 'http-equiv', 'pubdate', 'data-time', 'data-timestamp', 'data-date', 'data-datetime', 'data-published',
]);
const longest = Math.max(...[...kept].map((name) => name.length));

/** No rule needs more of a value; a data URI of megabytes is cut here. */
const maxValue = 4096;

/** The attributes of the tag that is being read, as offsets into the page. */
export class AttributeReader {
  private readonly names: string[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private count = 0;
  private wanted = false;

  constructor(private readonly source: string) {}

  reset(): void {
    this.count = 0;
    this.wanted = false;
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  name(start: number, end: number): void {
    this.wanted = false;
    if (end - start > longest || this.count >= 64) return;
    let name = this.source.slice(start, end);
    if (!kept.has(name)) {
      name = name.toLowerCase();
      if (!kept.has(name)) return;
    }
    this.wanted = true;
    this.names[this.count] = name;
    this.starts[this.count] = this.ends[this.count] = end;
    this.count++;
  }

  value(start: number, end: number): void {
    if (!this.wanted) return;
    this.starts[this.count - 1] = start;
    this.ends[this.count - 1] = end;
  }

  get(name: string): string | null {
    for (let i = 0; i < this.count; i++) if (this.names[i] === name) return this.read(i);
    return null;
  }

  /** All but class and id, which `hint` holds; null if there are none. */
  rest(): Record<string, string> | null {
    let found: Record<string, string> | null = null;
    for (let i = 0; i < this.count; i++) {
      const name = this.names[i]!;
      if (name === 'class' || name === 'id') continue;
      found ??= {};
      found[name] ??= this.read(i);
    }
    return found;
  }

  private read(i: number): string {
    const start = this.starts[i]!;
    const raw = this.source.slice(start, Math.min(this.ends[i]!, start + maxValue));
    return raw.includes('&') ? decodeHTMLAttribute(raw) : raw;
  }
}
