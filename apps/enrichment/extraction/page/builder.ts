import type { PageSource } from '../../charset/source.js';
import { AttributeReader } from './attributes.js';
import type { Attributes, Page, PageElement, Picture } from './page.js';
import { type Tag, tagNumbers, tagOf } from './tags.js';
import { TextCollector } from './text.js';

/** How far an end tag looks for its beginning. Real pages need a few levels; without a bound, a hostile one needs quadratic time. */
const maxReach = 400;
const paragraph = tagOf('p');

/** Says of an inline element whether rules need it as an element of its own. */
export type IsOfInterest = (name: string, hint: string, attributes: AttributeReader) => boolean;

interface Open {
  readonly tag: Tag;
  /** Index of the recorded element, -1 for one that is not recorded. */
  readonly element: number;
}

/** Turns tags into the flat list of elements and blocks, closing what the page forgot to close. */
export class PageBuilder {
  readonly attributes: AttributeReader;
  private readonly elements: PageElement[] = [];
  private readonly text = new TextCollector();
  private readonly metas: Attributes[] = [];
  private readonly links: Attributes[] = [];
  private readonly pictures: Picture[] = [];
  private readonly stack: Open[] = [];
  /** How many elements of a tag are open: an end tag that closes nothing costs nothing. */
  private readonly open = new Int32Array(tagNumbers);
  private current = -1;
  private silent = 0;
  private linksOpen = 0;
  private boldOpen = 0;
  private foreign = 0;
  private base: string | null = null;
  private lang: string | null = null;

  constructor(source: PageSource, private readonly isOfInterest: IsOfInterest) {
    this.attributes = new AttributeReader(source);
    this.push(tagOf('html'));
  }

  /** Inside SVG or MathML, where `title`, `script` and `style` are ordinary elements and tags close themselves. */
  get isForeign(): boolean {
    return this.foreign > 0;
  }

  get isSilent(): boolean {
    return this.silent > 0;
  }

  appendText(raw: string): void {
    if (this.silent === 0) this.text.append(raw, this.linksOpen > 0, this.boldOpen > 0);
  }

  openTag(tag: Tag, isSelfClosing: boolean): void {
    if (this.stack.length > 0 && this.stack[this.stack.length - 1]!.tag.name === 'head' && !tag.belongsInHead) this.pop();
    if (tag.name === 'html') {
      this.lang ??= this.attributes.get('lang') || null;
      return;
    }
    if (tag.isEmpty) return this.emptyTag(tag.name);
    if (isSelfClosing && this.foreign > 0) return;
    if (tag.closesParagraph && this.open[paragraph.id]! > 0) this.closeTag(paragraph);
    if (tag.closesSiblings) this.closeSiblings(tag, tag.closesSiblings);
    const { name } = tag;
    if (tag.isSilent) this.silent++;
    if (tag.isForeign) this.foreign++;
    if (tag.isBold) this.boldOpen++;
    if (name === 'td' || name === 'th') this.text.space();
    this.push(tag);
    if (name !== 'a') return;
    this.linksOpen++;
    if (this.silent === 0) this.text.link(this.attributes.get('href'));
  }

  /** `html` and `body` stay open to the end: what follows their end tags belongs to the page as well. */
  closeTag(tag: Tag): void {
    if (tag.name === 'html' || tag.name === 'body') return;
    if (tag.name === 'br') this.text.breakLine();
    if (this.open[tag.id] === 0) return;
    for (let i = this.stack.length - 1, reach = 0; i >= 0 && reach < maxReach; i--, reach++) {
      const between = this.stack[i]!.tag;
      if (between === tag) return this.popTo(i);
      if (between.isBlock && tag.isFormatting) return;
      if (between.isScope && !tag.reachesOut) return;
    }
  }

  finish(jsonLd: string[], titleTag: string): Page {
    this.popTo(0);
    const { elements, metas, links, pictures, base, lang } = this;
    return { elements, blocks: this.text.blocks, metas, links, jsonLd, pictures, titleTag, base, lang };
  }

  private emptyTag(name: string): void {
    if (name === 'meta') this.metas.push(this.attributes.ofEmpty());
    else if (name === 'link') this.links.push(this.attributes.ofEmpty());
    else if (name === 'base') this.base ??= this.attributes.get('href');
    else if (this.silent > 0) return;
    else if (name === 'br') this.text.breakLine();
    else if (name === 'hr') this.text.flush(this.current, true);
    else if (name === 'img') this.pictures.push({ element: this.current, attributes: this.attributes.ofEmpty(), block: this.text.blocks.length });
  }

  private closeSiblings(tag: Tag, siblings: ReadonlySet<string>): void {
    for (let i = this.stack.length - 1, reach = 0; i >= 0 && reach < maxReach; i--, reach++) {
      const between = this.stack[i]!.tag;
      if (siblings.has(between.name)) return this.popTo(i);
      if (tag.name === 'a' ? between.isBlock : isScopeFor(tag.name, between)) return;
    }
  }

  private push(tag: Tag): void {
    const { name, isBlock } = tag;
    let element = -1;
    if (this.silent === 0) {
      if (isBlock || name.includes('-')) element = this.record(name, this.hint(), true);
      else if (!this.attributes.isEmpty) {
        const hint = this.hint();
        if (this.isOfInterest(name, hint, this.attributes)) element = this.record(name, hint, false);
      }
    }
    this.stack.push({ tag, element });
    this.open[tag.id]!++;
  }

  private hint(): string {
    const className = this.attributes.get('class');
    const id = this.attributes.get('id');
    return className && id ? `${className} ${id}` : (className ?? id ?? '');
  }

  private record(name: string, hint: string, isBlock: boolean): number {
    this.text.flush(this.current, isBlock);
    const index = this.elements.length;
    const parent = this.current;
    const depth = parent < 0 ? 0 : this.elements[parent]!.depth + 1;
    const firstBlock = this.text.blocks.length;
    this.elements.push({ index, name, parent, depth, hint, meaning: null, attributes: this.attributes.ofElement(), isBlock, end: index + 1, firstBlock, endBlock: firstBlock });
    this.current = index;
    return index;
  }

  private popTo(height: number): void {
    while (this.stack.length > height) this.pop();
  }

  private pop(): void {
    const { tag, element } = this.stack.pop()!;
    this.open[tag.id]!--;
    if (tag.name === 'a') this.linksOpen--;
    if (tag.isBold) this.boldOpen--;
    if (tag.isSilent) this.silent--;
    if (tag.isForeign) this.foreign--;
    if (element < 0) return;
    const closed = this.elements[element]!;
    this.text.flush(element, closed.isBlock);
    closed.end = this.elements.length;
    closed.endBlock = this.text.blocks.length;
    this.current = closed.parent;
  }
}

function isScopeFor(opening: string, { name, isScope, isList }: Tag): boolean {
  if (opening === 'li') return isList || isScope;
  if (opening === 'td' || opening === 'th') return name === 'tr' || name === 'table';
  return name === 'table' || ((opening === 'dd' || opening === 'dt') && isList);
}
