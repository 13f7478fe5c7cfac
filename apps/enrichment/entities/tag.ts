import type { Entity, Reason } from '@newsreel/contracts';
import { findMoney, overlapsAny } from './amounts.js';
import { findDates } from './dates.js';
import { groupMentions } from './grouping.js';
import { TYPES } from './labels.js';
import { loadModel } from './load-model.js';
import type { Found, Name } from './mentions.js';
import type { Model } from './model.js';
import { findNames } from './names.js';
import { salience } from './salience.js';
import { Tagger } from './tagger.js';
import type { UserModel } from './user-model/user-model.js';

export interface Document {
  title: string | null;
  text: string;
  /** BCP 47, null where unknown. */
  language: string | null;
  /** ISO 8601; dates like "Friday" are counted from it. */
  publishedAt: string | null;
}

/** A longer text is no article and is not tagged, so that a page costs no more than about two seconds. */
export const LONGEST_TEXT = 1_000_000;
/** The same for a model of the user's own, which takes about a minute for so much: half of what a page may take. */
export const LONGEST_TEXT_OF_USER_MODEL = 100_000;
/** A longer title is no title and is left unread. */
const LONGEST_TITLE = 1_000;

/** A name that is given to nobody, but where it stands there is no date. */
type Evidence = { type: 'MISC'; start: number; end: number };

const taggers = new WeakMap<Model, Tagger>();
const taggerOf = (model: Model) => {
  let tagger = taggers.get(model);
  if (!tagger) taggers.set(model, (tagger = new Tagger(model)));
  return tagger;
};

const noEntities = (code: string, text: string) => ({ entities: null, reasons: [{ field: 'entities', code, text }] });

const tooLong = ({ text }: Document, longest: number) => noEntities('text-too-long', `The text has ${text.length} characters; entities are looked for in texts of at most ${longest}.`);

/**
 * Who and what a document names, each with all its mentions; offsets are UTF-16 code units into `text`, or `title` where the mention says so.
 * @returns `entities` null, with the reason, where there is no model for the language or the text is too long
 */
export function tagEntities(doc: Document, model: Model = loadModel()): { entities: Entity[] | null; reasons: Reason[] } {
  if (doc.language === null) return noEntities('language-unknown', 'The language of the text is not known, so no entity model fits it.');
  if (doc.language.split('-')[0]!.toLowerCase() !== 'en') return noEntities('no-model', `There is no entity model for the language "${doc.language}"; there is one for "en".`);
  if (doc.text.length > LONGEST_TEXT) return tooLong(doc, LONGEST_TEXT);
  const { page, spans } = findNames(readAsOne(doc).whole, taggerOf(model));
  const names = spans.map(({ from, to, type }) => ({ type: TYPES[type]!, start: page.tokens.starts[from]!, end: page.tokens.ends[to - 1]! }));
  return { entities: entitiesOf(doc, names), reasons: [] };
}

/** The same by a model of the user's own, for whatever languages that knows. */
export async function tagEntitiesWith(model: UserModel, doc: Document): Promise<{ entities: Entity[] | null; reasons: Reason[] }> {
  if (doc.text.length > LONGEST_TEXT_OF_USER_MODEL) return tooLong(doc, LONGEST_TEXT_OF_USER_MODEL);
  return { entities: entitiesOf(doc, await model.names(readAsOne(doc).whole)), reasons: [] };
}

/** Title and text are read as one, so that each profits from what the other says of a name; the text begins at `shift`. */
function readAsOne({ title, text }: Document): { whole: string; shift: number } {
  const whole = title === null || title === '' || title.length > LONGEST_TITLE ? text : `${title}\n${text}`;
  return { whole, shift: whole.length - text.length };
}

function entitiesOf(doc: Document, names: readonly (Name | Evidence)[]): Entity[] {
  const groups = groupMentions(findAll(doc, names));
  const most = Math.max(1, ...groups.map(({ mentions }) => mentions.length));
  return groups.map(({ type, name, mentions }) => ({
    type, name,
    mentions: mentions.map((mention) => (mention.in === 'title' ? { in: mention.in, start: mention.start, end: mention.end } : { start: mention.start, end: mention.end })),
    salience: salience(mentions, most, doc.text.length),
  }));
}

/** All mentions, title first. A name within an amount is none, nor is a date within a name. */
function findAll(doc: Document, names: readonly (Name | Evidence)[]): Found[] {
  const { whole, shift } = readAsOne(doc);
  const found: Found[] = [];
  const add = (type: Entity['type'], start: number, end: number, value: string | null) => {
    const text = whole.slice(start, end);
    const inTitle = start < shift;
    found.push({ type, text, value: value ?? text.replace(/\s+/gu, ' '), start: inTitle ? start : start - shift, end: inTitle ? end : end - shift, in: inTitle ? 'title' : undefined, inBrackets: whole[start - 1] === '(' && whole[end] === ')' });
  };
  const money = findMoney(whole);
  for (const name of names) if (name.type !== 'MISC' && !overlapsAny(name, money)) add(name.type, name.start, name.end, null);
  for (const { type, start, end, value } of money) add(type, start, end, value);
  for (const date of findDates(whole, doc.publishedAt)) if (!overlapsAny(date, names) && !overlapsAny(date, money)) add(date.type, date.start, date.end, date.value);
  return found.sort((a, b) => Number(a.in !== 'title') - Number(b.in !== 'title') || a.start - b.start);
}
