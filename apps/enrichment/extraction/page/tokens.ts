import { isNameAt } from './names.js';

/** Told what a page's markup consists of, as offsets into it. */
export interface TokenHandler {
  text(start: number, end: number): void;
  openTag(start: number, end: number): void;
  attributeName(start: number, end: number): void;
  /** The value of the last name, without its quotes. */
  attributeValue(start: number, end: number): void;
  openTagEnd(isSelfClosing: boolean): void;
  closeTag(start: number, end: number): void;
  /** Whether the text is inside SVG or MathML, where no element holds plain text. */
  isForeign(): boolean;
}

/** In these nothing but their own end tag is markup; `plaintext` does not end. */
const plain = ['script', 'style', 'title', 'textarea', 'iframe', 'noembed', 'noframes', 'xmp', 'plaintext'];

const [tab, newline, formFeed, carriageReturn, space] = [9, 10, 12, 13, 32];
const [exclamation, doubleQuote, singleQuote, dash, slash, equals, greater, question] = [33, 34, 39, 45, 47, 61, 62, 63];

function isSpace(code: number): boolean {
  return code <= space && (code === space || code === newline || code === tab || code === carriageReturn || code === formFeed);
}

function endsName(code: number): boolean {
  return code === greater || code === slash || isSpace(code);
}

function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122;
}

/**
 * The tokens of HTML, by the HTML Standard's "tokenization" as far as it tells text from tags from attributes; comments, declarations and a
 * tag that the end of the page cuts off are passed over. What is not markup is found by `indexOf`, which looks at sixteen characters and more
 * at a time: most of a page is scripts, styles and attributes that nobody reads. Linear in the length of the page, whatever it holds.
 */
export function readTokens(source: string, handler: TokenHandler): void {
  new Reader(source, handler).read();
}

class Reader {
  private readonly length: number;

  constructor(
    private readonly source: string,
    private readonly handler: TokenHandler,
  ) {
    this.length = source.length;
  }

  read(): void {
    let start = 0;
    let from = 0;
    while (start < this.length) {
      const at = this.source.indexOf('<', from);
      if (at < 0) return this.handler.text(start, this.length);
      if (at > start) this.handler.text(start, at);
      start = at;
      from = at + 1;
      const next = this.markup(at, this.source.charCodeAt(at + 1));
      // A sign that begins no markup is text.
      if (next > at) start = from = next;
    }
  }

  /** What begins with the sign at `at`. @returns where it ends, `at` if it is no markup. */
  private markup(at: number, code: number): number {
    if (isLetter(code)) return this.openTag(at + 1);
    if (code === slash) return this.endTag(at + 2);
    if (code === exclamation) return this.declaration(at + 2);
    return code === question ? this.after('>', at + 2) : at;
  }

  /** Behind the next `sign`; the end of the page if there is none. */
  private after(sign: string, from: number): number {
    const at = this.source.indexOf(sign, from);
    return at < 0 ? this.length : at + sign.length;
  }

  private endTag(start: number): number {
    const code = this.source.charCodeAt(start);
    if (code === greater) return start + 1;
    if (!isLetter(code)) return this.after('>', start + 1);
    const end = this.nameEnd(start);
    if (end < this.length) this.handler.closeTag(start, end);
    return this.after('>', end);
  }

  private nameEnd(from: number): number {
    let at = from;
    while (at < this.length && !endsName(this.source.charCodeAt(at))) at++;
    return at;
  }

  private declaration(start: number): number {
    if (this.source.startsWith('--', start)) return this.comment(start + 2);
    return this.source.startsWith('[CDATA[', start) ? this.after(']]>', start + 7) : this.after('>', start);
  }

  /** A comment ends with `-->` or `--!>`, and `<!-->` and `<!--->` are whole ones. */
  private comment(start: number): number {
    if (this.source.startsWith('>', start)) return start + 1;
    if (this.source.startsWith('->', start)) return start + 2;
    for (let at = this.source.indexOf('--', start); at >= 0; at = this.source.indexOf('--', at)) {
      at += 2;
      while (this.source.charCodeAt(at) === dash) at++;
      if (this.source.charCodeAt(at) === greater) return at + 1;
      if (this.source.startsWith('!>', at)) return at + 2;
    }
    return this.length;
  }

  private openTag(start: number): number {
    const { source, handler, length } = this;
    let at = this.nameEnd(start);
    const name = handler.isForeign() ? null : plainName(source, start, at);
    handler.openTag(start, at);
    for (;;) {
      while (at < length && isSpace(source.charCodeAt(at))) at++;
      if (at >= length) return length;
      const code = source.charCodeAt(at);
      if (code === greater || code === slash) {
        let end = at + 1;
        if (code === slash) while (isSpace(source.charCodeAt(end))) end++;
        const isEnd = code === greater || source.charCodeAt(end) === greater;
        at = code === slash && isEnd ? end + 1 : end;
        if (!isEnd) continue;
        handler.openTagEnd(code === slash);
        return name === null ? at : this.plainText(at, name);
      }
      at = this.attribute(at);
    }
  }

  /** @returns where the attribute ends, or the next name begins. */
  private attribute(start: number): number {
    const { source, handler, length } = this;
    let at = start + 1;
    let code = source.charCodeAt(at);
    while (at < length && code !== equals && !endsName(code)) code = source.charCodeAt(++at);
    if (at >= length) return length;
    handler.attributeName(start, at);
    while (isSpace(source.charCodeAt(at))) at++;
    if (source.charCodeAt(at) !== equals) return at;
    at++;
    while (isSpace(source.charCodeAt(at))) at++;
    code = source.charCodeAt(at);
    const quote = code === doubleQuote ? '"' : code === singleQuote ? "'" : null;
    let end = at;
    if (quote !== null) end = source.indexOf(quote, ++at);
    else while (end < length && !isSpace(code = source.charCodeAt(end)) && code !== greater) end++;
    if (end < 0 || end >= length) return length;
    handler.attributeValue(at, end);
    return quote === null ? end : end + 1;
  }

  /** What stands between a tag of `name` and its end tag, and that tag. */
  private plainText(start: number, name: string): number {
    const { source, handler, length } = this;
    for (let at = source.indexOf('</', start); at >= 0; at = source.indexOf('</', at + 2)) {
      const end = at + 2 + name.length;
      if (end < length && endsName(source.charCodeAt(end)) && name !== 'plaintext' && isNameAt(source, at + 2, name)) {
        if (at > start) handler.text(start, at);
        return this.endTag(at + 2);
      }
    }
    if (start < length) handler.text(start, length);
    return length;
  }
}

function plainName(source: string, start: number, end: number): string | null {
  for (const name of plain) if (name.length === end - start && isNameAt(source, start, name)) return name;
  return null;
}
