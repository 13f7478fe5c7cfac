import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { TYPES } from '../labels.js';

/** A text with the names in it, offsets in UTF-16 code units. */
export interface Labelled {
  text: string;
  names: { start: number; end: number; type: number }[];
}

const read = (file: string) => gunzipSync(readFileSync(file)).toString('utf8');

/** Sentences of the release that are no news (invented newswire copy and fables), by number. */
const NOT_NEWS: readonly [number, number][] = [[20_489, 20_491]];
/** The release does not say where an article ends; so many sentences are taken for one text. */
const SENTENCES_A_TEXT = 14;

const SHORT: Record<string, number> = { PER: 0, ORG: 1, LOC: 2, MISC: 3 };
const CLOSES = /^(?:[.,;:!?)\]%]|'s|'|n't|\.\.\.)$/;
const OPENS = /^[([$]$/;

/** VOA news: one token a line with labels in columns; sentences are put together to texts, one a line. */
export function readVoa(folder: string): Labelled[] {
  const sentences = read(path.join(folder, 'voa', 'voa.conll.gz')).trim().split('\n\n');
  const kept = sentences.filter((_, i) => !NOT_NEWS.some(([a, b]) => i + 1 >= a && i + 1 <= b));
  const texts: Labelled[] = [];
  for (let i = 0; i < kept.length; i += SENTENCES_A_TEXT) {
    const text: Labelled = { text: '', names: [] };
    for (const sentence of kept.slice(i, i + SENTENCES_A_TEXT)) addSentence(text, sentence.split('\n').map((line) => line.split('\t')));
    texts.push(text);
  }
  return texts;
}

function addSentence(into: Labelled, rows: string[][]): void {
  let quoted = false;
  let glued = true;
  for (const [token, tag] of rows as [string, string][]) {
    const closing = token === '"' && quoted;
    if (!glued && !closing && token !== '-' && !CLOSES.test(token)) into.text += ' ';
    const start = into.text.length;
    into.text += token;
    const type = SHORT[tag.slice(2)];
    const last = into.names.at(-1);
    if (tag.startsWith('I-') && last && last.type === type) last.end = into.text.length;
    else if (type !== undefined) into.names.push({ start, end: into.text.length, type });
    if (token === '"') quoted = !quoted;
    glued = token === '-' || OPENS.test(token) || (token === '"' && quoted);
  }
  into.text += '\n';
}

/** Wikigold: Wikipedia articles with names marked by hand. */
export function readWikigold(folder: string): Labelled[] {
  const lines = read(path.join(folder, 'wikigold', 'docs.jsonl.gz')).trim().split('\n');
  return lines.map((line) => {
    const doc = JSON.parse(line) as { text: string; entities: { start: number; end: number; type: (typeof TYPES)[number] }[] };
    return { text: doc.text, names: doc.entities.map(({ start, end, type }) => ({ start, end, type: TYPES.indexOf(type) })) };
  });
}
