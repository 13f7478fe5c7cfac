import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RegionGold, Span, Toponym } from './region-score.js';

const HEAD = /^== (\S+) \| ([a-z]{2})(?: \| ?([A-Z]{2})?)?(?: \| ([A-Z ]+))?$/;
const MARK = /\[([^\]|]+)\|([A-Z]{2})?(?:@(-?[\d.]+),(-?[\d.]+))?\]|\{([^}|]+)(?:\|([A-Z]{2}))?\}/g;

/**
 * Documents with their gold in the text, as a person writes them: `== id | language | home country | countries`, then
 * `[Name|country@lat,lon]` for a toponym (country and point may be left out), `{name}` for what is neither right nor wrong as one, and `{name|country}` for what is none
 * and yet speaks for a country.
 * A document whose head lists its countries is scored by them alone: then `toponyms` is undefined.
 * @throws Error naming the file and line of a head that is none
 */
export function readMarked(folder: string): RegionGold[] {
  return readdirSync(folder).filter((name) => name.endsWith('.txt')).sort().flatMap((name) => parse(readFileSync(path.join(folder, name), 'utf8'), name));
}

function parse(file: string, name: string): RegionGold[] {
  const docs: RegionGold[] = [];
  let body: string[] = [];
  let head: RegExpExecArray | null = null;
  const close = () => { if (head) docs.push(documentOf(head, body.join('\n').trim())); };
  file.split('\n').forEach((line, at) => {
    if (line.startsWith('== ')) {
      close();
      body = [];
      head = HEAD.exec(line);
      if (!head) throw new Error(`${name}:${at + 1}: "${line}" is no head: write "== id | language | home country | countries", the last two as needed`);
    } else if (head) body.push(line);
  });
  close();
  return docs;
}

function documentOf([, id, language, home, listed]: RegExpExecArray, marked: string): RegionGold {
  const toponyms: Toponym[] = [];
  const ignore: Span[] = [];
  const spoken: string[] = [];
  let text = '';
  let at = 0;
  for (const mark of marked.matchAll(MARK)) {
    const [whole, name, country, lat, lon, neither, speaksFor] = mark;
    text += marked.slice(at, mark.index);
    const span = { start: text.length, end: text.length + (name ?? neither)!.length };
    if (neither) ignore.push(span);
    if (speaksFor) spoken.push(speaksFor);
    if (name) toponyms.push({ ...span, lat: lat ? Number(lat) : null, lon: lon ? Number(lon) : null, country: country ?? null });
    text += name ?? neither;
    at = mark.index + whole.length;
  }
  const countries = listed ? listed.split(' ') : [...new Set([...spoken, ...toponyms.flatMap(({ country }) => country ?? [])])];
  return { id: id!, language: language!, homeCountry: home, text: text + marked.slice(at), toponyms: listed ? undefined : toponyms, countries, ignore };
}
