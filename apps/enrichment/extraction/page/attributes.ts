import { decodeHTMLAttribute } from 'entities';
import type { PageSource } from '../../charset/source.js';
import { NameTable } from './names.js';

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** What rules look at on any element, besides class and id. */
const onElements = set('hidden style role itemprop rel datetime content pubdate data-datetime data-timestamp data-time data-date data-published');
/** What `meta`, `link`, `base` and `img` say. */
const onEmpty = set('name property itemprop content rel href src srcset data-src data-srcset alt width http-equiv');
/** All that is worth reading. Most of a page's bytes are attributes; the others are skipped unread. */
const kept = new NameTable([...new Set([...onElements, ...onEmpty, 'class', 'id', 'lang', 'type'])].map((name) => [name, name] as const));

/** No rule needs more of a value; a data URI of megabytes is cut here. */
const maxValue = 4096;
/** A letter that JavaScript counts as one has so many bytes at most. */
const maxBytes = 3 * maxValue;
const maxAttributes = 64;

/** The attributes of the tag that is being read, as offsets into the page. */
export class AttributeReader {
  private readonly names: string[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private count = 0;
  private isWanted = false;
  private isOff = false;

  constructor(private readonly source: PageSource) {}

  /** Begins a tag. @param isOff whether nobody will ask for its attributes. */
  begin(isOff: boolean): void {
    this.count = 0;
    this.isWanted = false;
    this.isOff = isOff;
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  name(start: number, end: number): void {
    this.isWanted = false;
    if (this.isOff || this.count >= maxAttributes) return;
    const name = kept.at(this.source.markup, start, end);
    if (name === null) return;
    this.isWanted = true;
    this.names[this.count] = name;
    this.starts[this.count] = this.ends[this.count] = end;
    this.count++;
  }

  value(start: number, end: number): void {
    if (!this.isWanted) return;
    this.starts[this.count - 1] = start;
    this.ends[this.count - 1] = end;
  }

  get(name: string): string | null {
    for (let i = 0; i < this.count; i++) if (this.names[i] === name) return this.read(i);
    return null;
  }

  /** What rules look at on an element; null if it has none of it. */
  ofElement(): Record<string, string> | null {
    return this.pick(onElements);
  }

  /** What a `meta`, `link` or `img` says. */
  ofEmpty(): Record<string, string> {
    return this.pick(onEmpty) ?? {};
  }

  private pick(wanted: ReadonlySet<string>): Record<string, string> | null {
    let found: Record<string, string> | null = null;
    for (let i = 0; i < this.count; i++) {
      const name = this.names[i]!;
      if (!wanted.has(name)) continue;
      found ??= {};
      found[name] ??= this.read(i);
    }
    return found;
  }

  private read(i: number): string {
    const start = this.starts[i]!;
    const raw = this.source.slice(start, Math.min(this.ends[i]!, start + maxBytes)).slice(0, maxValue);
    return raw.includes('&') ? decodeHTMLAttribute(raw) : raw;
  }
}
