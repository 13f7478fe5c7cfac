import { PageSource } from '../../charset/source.js';
import { parsePage } from '../page/parse.js';
import { isOfInterest } from '../furniture/interest.js';
import type { Paragraph } from './blocks.js';
import { endsSentence, weightOf } from './prose.js';
import { strings } from './strings.js';

/** With more running text of its own than this, a page is read as it is shown. */
const nearlyMissing = 300;
const minFound = 500;
const maxScripts = 4 * 1024 * 1024;
/** Shorter values are names, labels and addresses. */
const minValue = 40;
const maxValues = 5000;
/** A value with this share of the running text under its key is the text; else its values are the paragraphs. */
const alone = 0.6;

export type ReadHtml = (page: ReturnType<typeof parsePage>) => Paragraph[];

/**
 * The text that a page keeps in the state of its scripts and draws with them, if it shows next to none: the values of the key that holds
 * the most running text, in JSON (`__NEXT_DATA__`, `window.__STATE__ = …`) or in the rows of React Server Components.
 * @param read makes paragraphs of a value that is HTML.
 */
export function embeddedParagraphs(source: PageSource, shown: readonly Paragraph[], read: ReadHtml): Paragraph[] | null {
  if (runningText(shown) >= nearlyMissing) return null;
  const byKey = new Map<string, string[]>();
  let rows = '';
  let values = 0;
  for (const script of scriptsOf(source.text)) {
    const hasRows = script.includes('__next_f');
    for (const { key, value } of strings(script)) {
      if (key === null && hasRows) rows += value;
      else if (value.length >= minValue && /\s/.test(value) && values++ < maxValues) add(byKey, key ?? '', value);
    }
  }
  for (const { key, value } of strings(rows)) if (value.length >= minValue && /\s/.test(value) && values++ < maxValues) add(byKey, key ?? '', value);
  for (const text of textRows(rows)) add(byKey, 'text row', text);
  let best: Paragraph[] = [];
  for (const group of byKey.values()) {
    const parts = group.map((value) => paragraphsIn(value, read));
    const total = parts.reduce((sum, part) => sum + runningText(part), 0);
    const longest = parts.reduce((most, part) => (runningText(part) > runningText(most) ? part : most), []);
    const found = runningText(longest) >= alone * total ? longest : parts.flat();
    if (runningText(found) > runningText(best)) best = found;
  }
  return runningText(best) >= minFound ? best : null;
}

function* scriptsOf(source: string): Generator<string> {
  const start = /<script\b([^>]{0,500})>/gi;
  const end = /<\/script>/gi;
  for (let length = 0; length <= maxScripts; ) {
    const opened = start.exec(source);
    end.lastIndex = start.lastIndex;
    // One search for both would look through the rest of the page anew for each script that is never closed.
    const closed = opened && end.exec(source);
    if (!closed) return;
    const script = source.slice(start.lastIndex, closed.index);
    length += script.length;
    if (length <= maxScripts && !/ld\+json|\bsrc=/i.test(opened[1]!)) yield script;
    start.lastIndex = end.lastIndex;
  }
}

/** Rows `1a:T4f,…` of React Server Components: text whose length in bytes stands before it. */
function* textRows(rows: string): Generator<string> {
  for (const match of rows.matchAll(/(?<![^\n}\]])[0-9a-f]{1,6}:T([0-9a-f]{1,6}),/g)) {
    const start = match.index + match[0].length;
    const bytes = parseInt(match[1]!, 16);
    yield Buffer.from(rows.slice(start, start + bytes)).subarray(0, bytes).toString();
  }
}

function add(byKey: Map<string, string[]>, key: string, value: string): void {
  const group = byKey.get(key);
  if (group) group.push(value);
  else byKey.set(key, [value]);
}

function paragraphsIn(value: string, read: ReadHtml): Paragraph[] {
  if (/<(?:p|div|br|h[1-6]|li)\b/i.test(value)) return read(parsePage(new PageSource(value), isOfInterest));
  // Code has brackets where text has none.
  if (/[{}]|=>|;\s*$/.test(value)) return [];
  const lines = value.replace(/<\/?[a-z][^>]{0,300}>/gi, '').split(/\n+/).map((line) => line.replace(/\s+/g, ' ').trim().toWellFormed());
  return lines.filter((line) => line !== '').map((text) => ({ kind: 'paragraph', text, linkLength: 0, boldLength: 0, href: null, element: 0, block: 0, prose: weightOf(text) >= 60 && endsSentence(text) ? weightOf(text) : 0 }));
}

function runningText(paragraphs: readonly Paragraph[]): number {
  return paragraphs.reduce((sum, { prose }) => sum + prose, 0);
}
