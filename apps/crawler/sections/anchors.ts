import { Markup } from '../documents/markup.js';

/** A link of a page and where it stands. */
export interface Anchor {
  readonly url: string;
  /** All of its text; an image's alt text where it has no other. */
  readonly text: string;
  /** In a heading, or in an element `article`: where teasers are. */
  readonly isTeaser: boolean;
  /** In navigation, header, footer or margin. */
  readonly isFurniture: boolean;
}

/** A page has some hundreds; what has more is no section page. */
const MAX_ANCHORS = 5_000;
const MAX_TEXT = 500;
const furniture = new Set(['nav', 'footer', 'aside', 'header', 'form']);
const teasers = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'article']);
const furnitureRoles = new Set(['navigation', 'contentinfo', 'complementary', 'search', 'menu', 'menubar']);

/** The links of a page that lead to http or https, absolute, in their order. @param base the page's URL; its own `base` element is obeyed. */
export async function anchorsOf(html: string, base: string): Promise<Anchor[]> {
  const reader = new AnchorReader(base);
  const events = { onopentag: (name: string, attributes: Record<string, string>) => reader.open(name, attributes), ontext: (text: string) => reader.text(text), onclosetag: (name: string) => reader.close(name) };
  await new Markup(events, () => reader.anchors.length >= MAX_ANCHORS).readInTurns([html]);
  return reader.anchors;
}

class AnchorReader {
  readonly anchors: Anchor[] = [];
  private current: { url: string; text: string; alt: string } | null = null;
  private readonly furniture: string[] = [];
  private teaser = 0;
  private hidden = 0;

  constructor(private base: string) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'base' && attributes.href) this.base = URL.parse(attributes.href, this.base)?.href ?? this.base;
    // A header inside an article is that of a teaser.
    if ((furniture.has(name) && !(name === 'header' && this.teaser > 0)) || furnitureRoles.has(attributes.role ?? '')) this.furniture.push(name);
    if (teasers.has(name)) this.teaser++;
    if (name === 'script' || name === 'style' || name === 'noscript') this.hidden++;
    if (name === 'a') this.begin(attributes.href);
    if (name === 'img' && this.current) this.current.alt += ` ${attributes.alt ?? ''}`;
  }

  text(text: string): void {
    if (this.current && this.hidden === 0 && this.current.text.length < MAX_TEXT) this.current.text += text;
  }

  close(name: string): void {
    if (name === 'a') this.end();
    if (this.furniture.at(-1) === name) this.furniture.pop();
    if (teasers.has(name)) this.teaser = Math.max(0, this.teaser - 1);
    if (name === 'script' || name === 'style' || name === 'noscript') this.hidden = Math.max(0, this.hidden - 1);
  }

  private begin(href: string | undefined): void {
    this.end();
    const url = href ? URL.parse(href.trim(), this.base) : null;
    if (url && (url.protocol === 'http:' || url.protocol === 'https:')) this.current = { url: url.href, text: '', alt: '' };
  }

  private end(): void {
    if (!this.current || this.anchors.length >= MAX_ANCHORS) return;
    const { url, text, alt } = this.current;
    const words = text.replace(/\s+/g, ' ').trim() || alt.replace(/\s+/g, ' ').trim();
    this.anchors.push({ url, text: words, isTeaser: this.teaser > 0, isFurniture: this.furniture.length > 0 });
    this.current = null;
  }
}
