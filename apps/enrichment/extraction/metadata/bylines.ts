import type { Page, PageElement } from '../page/page.js';
import { readHint } from '../furniture/hints.js';
import { namesIn, unique } from './names.js';

const maxByline = 120;
/** More elements that may name an author than this are a list of articles. */
const maxMarked = 200;
/** A byline by its words alone, at the head of the article: "By Ann Example", "Von Anna Beispiel". */
const byWords = /^(?:by|von|par|por|di|door|av|af|de la redacción de|text|texte|texto|autor|autorin|author)\s*:?\s+(?=\p{Lu})/iu;

/** The names that the page shows as its article's authors, best evidence first; empty if it shows none. */
export function visibleAuthors(page: Page): string[] {
  const marked: PageElement[] = [];
  for (const element of page.elements) {
    if (isMarked(element) && marked.push(element) >= maxMarked) break;
  }
  const linked = firstNames(page, marked.filter(isLinked), isNickname);
  if (linked.length > 0) return linked;
  const named = firstNames(page, marked.filter((element) => readHint(element.hint).isByline), isPersonal);
  if (named.length > 0) return named;
  for (const { text } of page.blocks.slice(0, 400)) {
    if (text.length > maxByline || !byWords.test(text)) continue;
    const names = namesIn(text).filter(isPersonal);
    if (names.length > 0) return names;
  }
  return [];
}

function isMarked(element: PageElement): boolean {
  if (element.endBlock === element.firstBlock) return false;
  return isLinked(element) || (element.hint !== '' && readHint(element.hint).isByline);
}

/** `rel=author` and `itemprop=author` leave no doubt. */
function isLinked({ attributes }: PageElement): boolean {
  return attributes !== null && /\bauthor\b/.test(`${attributes['rel'] ?? ''} ${attributes['itemprop'] ?? ''}`);
}

/** The names of the first marked element that has any, and of its equals beside it. */
function firstNames(page: Page, elements: readonly PageElement[], isGood: (name: string) => boolean): string[] {
  for (const element of elements.slice(0, 20)) {
    if (isInComments(page, element)) continue;
    if (namesOf(page, element, isGood).length === 0) continue;
    const equals = elements.filter((other) => other.parent === element.parent && other.hint === element.hint && other.name === element.name);
    return unique(equals.slice(0, 20).flatMap((other) => namesOf(page, other, isGood)));
  }
  return [];
}

function namesOf(page: Page, element: PageElement, isGood: (name: string) => boolean): string[] {
  for (const block of page.blocks.slice(element.firstBlock, Math.min(element.endBlock, element.firstBlock + 4))) {
    if (block.text.length > maxByline) return [];
    const names = block.text.split('\n').flatMap(namesIn).filter(isGood);
    if (names.length > 0) return names;
  }
  return [];
}

function isInComments(page: Page, element: PageElement): boolean {
  for (let i = element.index, n = 0; i >= 0 && n < 30; n++) {
    const { hint, parent, name } = page.elements[i]!;
    if (readHint(hint).furniture === 'comments' || (name !== 'body' && /(?<!\S)(?:related|teaser|recommend|sidebar|footer)/i.test(hint))) return true;
    i = parent;
  }
  return false;
}

/** No name: what buttons and labels beside a byline say, and words of dates. */
const labels = /^(?:about|more|all|view|see|show|the author|über|zum|mehr|alle|zeige|beiträge|article|posted|published|updated|share|comment|kommentar|autor|author|von|by|por|par|veröffentlicht|in)\b/iu;
/** Words in lower case that belong to names. */
const particle = /^(?:de|del|della|der|den|des|di|da|do|dos|das|du|la|le|van|von|vom|zu|zur|ten|ter|af|av|bin|ibn|ben|al|el|e|y|i|st\.?)$/u;

function isNickname(name: string): boolean {
  return name.length <= 40 && name.split(' ').length <= 5 && !labels.test(name);
}

/** A name of a person: two to five words, all but particles with capitals; one alone in scripts without capitals. */
function isPersonal(name: string): boolean {
  const words = name.split(' ');
  if (words.length > 5 || /\d|[!?:·~]/.test(name) || labels.test(name)) return false;
  if (words.length === 1) return /^\p{Lo}{2,}$/u.test(name);
  return words.every((word) => particle.test(word) || /^[\p{Lu}\p{Lo}]/u.test(word));
}
