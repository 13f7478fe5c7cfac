import type { Metas } from './meta.js';
import { type Node, textOf } from './json-ld.js';

/** What the site is called, as far as the page says it: a title may end or begin with it. */
export interface SiteNames {
  /** As written. */
  readonly written: readonly string[];
  /** Letters and digits alone, also of the host's own names. */
  readonly keys: readonly string[];
}

/** A name longer than this is a slogan. */
const maxName = 60;
/** A part of a host shorter than this (`co`, `news`) is no name of a site. */
const minLabel = 5;
/** Stands between a headline and what is put around it. The last but one is the Hangul letter that looks like a bar. */
const separator = /\s*[|｜¦ㅣ]\s*|\s+[\p{S}\p{Pd}·•»«›‹:/]{1,2}\s+|\s*::\s*|\s+-\s*$/gu;
const separatorsAtEnd = /[\s\p{S}\p{Pd}ㅣ¦·•»«›‹~:/]+$/u;
/** A part after a bar that is no longer than this is a section or a site, whatever the page calls itself. */
const maxAfterBar = 30;
const maxCuts = 3;
/** Chinese, Japanese and Korean titles have no spaces around the separator; what ends so is the name of a newspaper or portal. */
const unspacedName = /(?<=[\p{Lo}\p{P}]{6})\s*[-_—–]{1,2}\s*[^-_—–\s]{1,8}(?:网|網|报|報|新闻|新聞|在线|ニュース|뉴스|일보|신문)$/u;

/** @param titles the page's titles as it states them; what equals one of them is no name of a site. */
export function siteNamesOf(metas: Metas, node: Node | null, finalUrl: string, titles: readonly (string | null)[]): SiteNames {
  const taken = new Set(titles.map((title) => keyOf(title ?? '')));
  const stated = [metas.first('og:site_name'), metas.first('application-name'), textOf(node?.['publisher'])];
  const written = stated.filter((name): name is string => name !== null && name.length <= maxName && !taken.has(keyOf(name)));
  const host = new URL(finalUrl).hostname.replace(/^www\d?\./, '');
  const labels = host.split('.').slice(0, -1).filter((label) => label.length >= minLabel);
  return { written, keys: [...new Set([...written, host, ...labels].map(keyOf))].filter((key) => key.length > 1) };
}

/** Letters and digits alone, in lower case: what titles are compared by. */
export function keyOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Cuts ` | The Example Times` off the end, and `Example Times: ` off the beginning. */
export function withoutSite(title: string, names: SiteNames): string {
  let text = names.written.reduce(withoutEnding, title);
  for (let cut = 0; cut < maxCuts; cut++) {
    const last = [...text.matchAll(separator)].at(-1);
    if (!last || last.index === 0) break;
    const head = text.slice(0, last.index).trim();
    const tail = text.slice(last.index + last[0].length).trim();
    const isShortAfterBar = /[|｜¦ㅣ]/.test(last[0]) && tail.length <= maxAfterBar && head.length > tail.length;
    if (!isShortAfterBar && !isSite(tail, names)) break;
    text = head;
  }
  const first = text.matchAll(separator).next().value;
  if (first && names.keys.includes(keyOf(text.slice(0, first.index)))) text = text.slice(first.index + first[0].length);
  return text.replace(unspacedName, '');
}

/** Without the whole name, which may hold separators of its own, where one stands before it. */
function withoutEnding(title: string, name: string): string {
  if (name.length < 4 || title.length < name.length + 8 || !title.toLowerCase().endsWith(name.toLowerCase())) return title;
  const head = title.slice(0, -name.length);
  return separatorsAtEnd.test(head.trimEnd()) ? head.replace(separatorsAtEnd, '') : title;
}

function isSite(part: string, { keys }: SiteNames): boolean {
  const key = keyOf(part);
  return key === '' || keys.some((name) => name.includes(key) || (key.includes(name) && key.length < 2 * name.length));
}
