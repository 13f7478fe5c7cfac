import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { TYPES } from '../labels.js';
import { CORRECTIONS } from './corrections.js';
import { overrule } from './overrule.js';

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

/** A longer name is corrected in full wherever it stands; so many tokens are looked at. */
const LONGEST_CORRECTED = 7;
const corrected = new Map(Object.entries(CORRECTIONS).flatMap(([type, names]) => names.split(/;\s+/).map((name) => [name.trim(), type] as const)));
/** "Secretary of State", "Defense Minister": an office, of which the silver labels make an organisation. */
const OFFICE = /^(?:State|Defense|Interior|Labor|Commerce|Treasury|Justice|Energy|Agriculture|Education|Transportation|Health|Homeland Security|Foreign Affairs|U\.S\. Defense)$/;
const OFFICER = /^(?:Minister|Secretary|Undersecretary|Chief|Ministers|Commissioner)$/;

/** Labels of a sentence (rows of token and label), by hand where the silver ones are known to be wrong. */
function correct(rows: string[][]): void {
  for (let i = 0; i < rows.length; i++) {
    if (rows[i]![1]!.startsWith('I-')) continue;
    let end = i + 1;
    while (rows[i]![1] !== 'O' && end < rows.length && rows[end]![1]!.startsWith('I-')) end++;
    const name = rows.slice(i, end).map(([token]) => token).join(' ');
    const near = [rows[i - 1]?.[0] === 'of' ? rows[i - 2]?.[0] : undefined, rows[end]?.[0]];
    if (rows[i]![1] === 'B-ORG' && OFFICE.test(name) && near.some((word) => word && OFFICER.test(word))) relabel(rows, i, end, '-');
    for (let to = Math.min(rows.length, i + LONGEST_CORRECTED); to > i; to--) {
      const type = corrected.get(rows.slice(i, to).map(([token]) => token).join(' '));
      // Not where it is the beginning of a longer name: "European Union Commission".
      if (type === undefined || to < end || (to < rows.length && rows[to]![1]!.startsWith('I-'))) continue;
      relabel(rows, i, to, type);
      break;
    }
  }
}

function relabel(rows: string[][], from: number, to: number, type: string): void {
  for (let i = from; i < to; i++) rows[i]![1] = type === '-' ? 'O' : `${i === from ? 'B' : 'I'}-${type}`;
}

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
    const rows = kept[i]!.split('\n').map((line) => line.split('\t'));
    addSentence(text, asHeadline(rows, (i / SENTENCES_A_TEXT) % ALL_CAPITALS === 0));
    for (const sentence of kept.slice(i, i + SENTENCES_A_TEXT)) addSentence(text, sentence.split('\n').map((line) => line.split('\t')));
    texts.push(text);
  }
  return texts;
}

/** One headline of so many is all in capitals. */
const ALL_CAPITALS = 4;
const SMALL = /^(?:of|and|the|for|to|in|on|a|an|at|by|with|from|as|or|'s|-)$/;

/** The data has no headlines; the first sentence is made into one, so that a capital alone is not taken for a name there. */
function asHeadline(rows: string[][], allCapitals: boolean): string[][] {
  const kept = rows.at(-1)![0] === '.' ? rows.slice(0, -1) : rows;
  return kept.map(([token, ...labels], i) => {
    const written = allCapitals ? token!.toUpperCase() : i > 0 && SMALL.test(token!) ? token! : token![0]!.toUpperCase() + token!.slice(1);
    return [token === "'s" ? token : written, ...labels];
  });
}

function addSentence(into: Labelled, rows: string[][]): void {
  overrule(rows);
  correct(rows);
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
