import { Markup } from '../documents/markup.js';

/** Directives that carry a value after a colon, so that their names are not taken for crawlers'. */
const valued = new Set(['unavailable_after', 'max-snippet', 'max-image-preview', 'max-video-preview']);
const MAX_DIRECTIVES = 20;
/** Only the head counts, and it comes first. */
const HEAD_BYTES = 64 * 1024;

/**
 * What a page asks of those who index it: the directives of X-Robots-Tag headers and of `<meta name=robots>`, to everybody or to us by name.
 * @returns lower case, each once, for example `['noarchive', 'noindex']`.
 */
export function robotsDirectives(tags: readonly string[], html: Buffer | null, product: string): string[] {
  const own = [...tags, ...(html ? metaRobots(html, product) : [])].flatMap((tag) => directivesOf(tag, product));
  return [...new Set(own)].sort().slice(0, MAX_DIRECTIVES);
}

function directivesOf(tag: string, product: string): string[] {
  let forUs = true;
  return tag.split(',').flatMap((part) => {
    const text = part.trim().toLowerCase();
    const name = /^([a-z_-]+)\s*:\s*/.exec(text);
    if (!name || valued.has(name[1]!)) return forUs && text !== '' ? [text] : [];
    // A crawler's name holds for what follows it in the header.
    forUs = name[1] === product;
    const rest = text.slice(name[0].length);
    return forUs && rest !== '' ? [rest] : [];
  });
}

function metaRobots(html: Buffer, product: string): string[] {
  const found: string[] = [];
  let inHead = true;
  const events = {
    onopentag(name: string, { name: meta = '', content = '' }: Record<string, string>) {
      if (name === 'body') inHead = false;
      else if (inHead && name === 'meta' && ['robots', product].includes(meta.toLowerCase())) found.push(content);
    },
  };
  new Markup(events, () => !inHead).read(html.subarray(0, HEAD_BYTES).toString('latin1'));
  return found;
}
