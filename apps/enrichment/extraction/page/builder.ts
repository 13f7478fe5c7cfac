import { AttributeReader } from './attributes.js';
import type { Attributes, Page, PageElement, Picture } from './page.js';
import { blockTags, closesParagraph, closesSiblings, formattingTags, listTags, scopeTags, silentTags, voidTags } from './tags.js';
import { TextCollector } from './text.js';

/** How far an end tag looks for its beginning. Real pages need a few levels; without a bound, a hostile one needs quadratic time. */
const maxReach = 400;
const headTags = new Set(['title', 'meta', 'link', 'script', 'style', 'base', 'noscript', 'template']);
const boldTags = new Set(['b', 'strong', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Says of an inline element whether rules need it as an element of its own. */
export type IsOfInterest = (name: string, hint: string, attributes: AttributeReader) => boolean;

interface Open {
  readonly name: string;
  /** Index of the recorded element, -1 for one that is not recorded. */
  readonly element: number;
  readonly isBlock: boolean;
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
  /** How many elements of a name are open: an end tag that closes nothing costs nothing. */
  private readonly open = new Map<string, number>();
  private current = -1;
  private silent = 0;
  private linksOpen = 0;
  private boldOpen = 0;
  private base: string | null = null;
  private lang: string | null = null;

  constructor(source: string, private readonly isOfInterest: IsOfInterest) {
    this.attributes = new AttributeReader(source);
  }

  /** Inside SVG or MathML, where `title`, `script` and `style` are ordinary elements and tags close themselves. */
  get isForeign(): boolean {
    return this.isOpen('svg') || this.isOpen('math');
  }

  get isSilent(): boolean {
    return this.silent > 0;
  }

  appendText(raw: string): void {
    if (this.silent === 0) this.text.append(raw, this.linksOpen > 0, this.boldOpen > 0);
  }

  openTag(name: string, isSelfClosing: boolean): void {
    if (this.stack.length > 0 && this.stack[this.stack.length - 1]!.name === 'head' && !headTags.has(name)) this.pop();
    if (voidTags.has(name)) return this.voidTag(name);
    if (isSelfClosing && this.isForeign) return;
    this.closeImplied(name);
    if (name === 'html') this.lang ??= this.attributes.get('lang') || null;
    if (name === 'a') this.linksOpen++;
    if (boldTags.has(name)) this.boldOpen++;
    if (silentTags.has(name)) this.silent++;
    else if (name === 'td' || name === 'th') this.text.space();
    this.push(name);
    if (name === 'a' && this.silent === 0) this.text.link(this.attributes.get('href'));
  }

  closeTag(name: string): void {
    if (name === 'br') this.text.breakLine();
    if (!this.isOpen(name)) return;
    const crossesBlocks = !formattingTags.has(name);
    const crossesScope = scopeTags.has(name) || name === 'tr' || name === 'tbody' || name === 'body' || name === 'html';
    for (let i = this.stack.length - 1, reach = 0; i >= 0 && reach < maxReach; i--, reach++) {
      const item = this.stack[i]!;
      if (item.name === name) return this.popTo(i);
      if (item.isBlock && !crossesBlocks) return;
      if (!crossesScope && scopeTags.has(item.name)) return;
    }
  }

  finish(jsonLd: string[], titleTag: string): Page {
    this.popTo(0);
    this.text.flush(Math.max(0, this.current), true);
    const { elements, metas, links, pictures, base, lang } = this;
    if (elements.length > 0) elements[0]!.endBlock = this.text.blocks.length;
    return { elements, blocks: this.text.blocks, metas, links, jsonLd, pictures, titleTag, base, lang };
  }

  private isOpen(name: string): boolean {
    return (this.open.get(name) ?? 0) > 0;
  }

  private voidTag(name: string): void {
    if (name === 'br') return this.silent > 0 ? undefined : this.text.breakLine();
    if (name === 'meta') this.metas.push(this.attributes.rest() ?? {});
    else if (name === 'link') this.links.push(this.attributes.rest() ?? {});
    else if (name === 'base') this.base ??= this.attributes.get('href');
    else if (this.silent > 0) return;
    else if (name === 'hr') this.text.flush(this.current, true);
    else if (name === 'img') {
      this.pictures.push({ element: this.current, attributes: this.attributes.rest() ?? {}, block: this.text.blocks.length });
    }
  }

  private closeImplied(name: string): void {
    if (this.isOpen('p') && closesParagraph.has(name)) this.closeTag('p');
    const siblings = closesSiblings.get(name);
    if (!siblings) return;
    for (let i = this.stack.length - 1, reach = 0; i >= 0 && reach < maxReach; i--, reach++) {
      const item = this.stack[i]!;
      if (siblings.has(item.name)) return this.popTo(i);
      if (name === 'a' ? item.isBlock : isScopeFor(name, item.name)) return;
    }
  }

  private push(name: string): void {
    const isBlock = blockTags.has(name);
    let element = -1;
    if (this.silent === 0 && (isBlock || name.includes('-'))) element = this.record(name, this.hint(), true);
    else if (this.silent === 0) {
      const hint = this.hint();
      if (!this.attributes.isEmpty && this.isOfInterest(name, hint, this.attributes)) element = this.record(name, hint, false);
    }
    this.stack.push({ name, element, isBlock });
    this.open.set(name, (this.open.get(name) ?? 0) + 1);
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
    this.elements.push({ index, name, parent, depth, hint, attributes: this.attributes.rest(), isBlock, end: index + 1, firstBlock, endBlock: firstBlock });
    this.current = index;
    return index;
  }

  private popTo(height: number): void {
    while (this.stack.length > height) this.pop();
  }

  private pop(): void {
    const { name, element } = this.stack.pop()!;
    this.open.set(name, this.open.get(name)! - 1);
    if (name === 'a') this.linksOpen--;
    if (boldTags.has(name)) this.boldOpen--;
    if (silentTags.has(name)) this.silent--;
    if (element < 0) return;
    const closed = this.elements[element]!;
    this.text.flush(element, closed.isBlock);
    closed.end = this.elements.length;
    closed.endBlock = this.text.blocks.length;
    this.current = closed.parent;
  }
}

function isScopeFor(opening: string, between: string): boolean {
  if (opening === 'li') return listTags.has(between) || scopeTags.has(between);
  if (opening === 'td' || opening === 'th') return between === 'tr' || between === 'table';
  return between === 'table' || (opening === 'dd' || opening === 'dt' ? listTags.has(between) : false);
}
