import { UrlError } from '@newsreel/contracts';
import { parse } from 'csv-parse/sync';
import { parseOpml } from 'feedsmith';
import type { DataSource } from 'typeorm';
import { SourceError, type NewSource } from './new-source.js';
import { addSource } from './sources.js';

const MAX_SOURCES = 100_000;

/** A source as a file names it, and where. */
export interface ListedLine {
  /** For messages: `line 3`, or the title of an outline. */
  readonly where: string;
  readonly source: NewSource;
}

/**
 * Reads sources from OPML (the feeds of a reader) or CSV. The first line of CSV names its columns: `url`, and any of `id`, `name`, `homeCountry`,
 * `language`, `delaySeconds`, `dailyBudget`, `allow` (hosts separated by blanks), `include`, `exclude` (patterns of its section rules, separated by blanks).
 * @throws SourceError `bad-source` if it is neither.
 */
export function readSourceList(text: string): ListedLine[] {
  const lines = /^\s*(\uFEFF)?<(\?xml|opml)/i.test(text) ? outlines(text) : rows(text);
  if (lines.length === 0) throw new SourceError('bad-source', 'There is no source in the file. It may be OPML with outlines that have xmlUrl, or CSV whose first line names a column url.');
  if (lines.length > MAX_SOURCES) throw new SourceError('bad-source', `The file names ${lines.length} sources; ${MAX_SOURCES} at a time are allowed.`);
  return lines;
}

interface Outline {
  readonly text?: string;
  readonly title?: string;
  readonly xmlUrl?: string;
  readonly language?: string;
  readonly outlines?: readonly Outline[];
}

function outlines(text: string): ListedLine[] {
  let body: readonly Outline[];
  try {
    body = parseOpml(text).body?.outlines ?? [];
  } catch (error) {
    throw new SourceError('bad-source', `The file begins like OPML, but is none: ${(error as Error).message}.`);
  }
  const found: ListedLine[] = [];
  const waiting = [...body];
  for (let outline = waiting.shift(); outline; outline = waiting.shift()) {
    waiting.push(...(outline.outlines ?? []));
    const name = outline.title ?? outline.text ?? null;
    if (outline.xmlUrl) found.push({ where: name ?? outline.xmlUrl, source: { url: outline.xmlUrl, name, language: outline.language ?? null } });
  }
  return found;
}

const columns = ['url', 'id', 'name', 'homeCountry', 'language', 'delaySeconds', 'dailyBudget', 'allow', 'include', 'exclude'];

function rows(text: string): ListedLine[] {
  let records: Record<string, string>[];
  try {
    records = parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    throw new SourceError('bad-source', `The file is no CSV: ${(error as Error).message}.`);
  }
  const unknown = Object.keys(records[0] ?? {}).find((name) => !columns.includes(name));
  if (unknown !== undefined || (records[0] && records[0].url === undefined)) {
    throw new SourceError('bad-source', `The first line of the CSV has ${unknown === undefined ? 'no column url' : `a column ${JSON.stringify(unknown.slice(0, 50))}`}. Allowed are ${columns.join(', ')}.`);
  }
  return records.map((record, i) => ({ where: `line ${i + 2}`, source: sourceOf(record) }));
}

function sourceOf({ url = '', id, name, homeCountry, language, delaySeconds, dailyBudget, allow, include, exclude }: Record<string, string>): NewSource {
  return {
    url,
    ...(id && { id }),
    ...{ name: name || null, homeCountry: homeCountry || null, language: language || null },
    delaySeconds: delaySeconds ? Number(delaySeconds) : null,
    dailyBudget: dailyBudget ? Number(dailyBudget) : null,
    allow: allow ? allow.split(/\s+/) : [],
    ...((include || exclude) && { sectionRules: { ...(include && { include: include.split(/\s+/) }), ...(exclude && { exclude: exclude.split(/\s+/) }) } }),
  };
}

export interface Imported {
  readonly added: readonly string[];
  /** Known already. */
  readonly known: number;
  readonly errors: readonly { readonly where: string; readonly message: string }[];
}

/** Adds all sources of a file. One that is wrong does not keep out the others. @throws SourceError if the file can't be read at all. */
export async function importSources(database: DataSource, text: string, options: { readonly contact: string | null }): Promise<Imported> {
  const added: string[] = [];
  const errors: { where: string; message: string }[] = [];
  let known = 0;
  for (const { where, source } of readSourceList(text)) {
    try {
      added.push((await addSource(database, source, options)).id);
    } catch (error) {
      if (error instanceof SourceError && error.code === 'exists') known++;
      else if (error instanceof SourceError || error instanceof UrlError) errors.push({ where, message: error.message });
      else throw error;
    }
  }
  return { added, known, errors };
}
