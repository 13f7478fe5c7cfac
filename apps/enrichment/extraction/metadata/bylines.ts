import { findHeadline } from '../body/headline.js';
import type { Page, PageElement } from '../page/page.js';
import { readHint } from '../furniture/hints.js';
import { namesIn, unique } from './names.js';

const maxByline = 120;
/** More elements that may name an author than this are a list of articles. */
const maxMarked = 200;
const maxTried = 20;
/** An element of more blocks than this holds more than a byline or a box about the author. */
const maxBlocks = 8;
/** A mark in more places than this is that of teasers. */
const maxPlaces = 2;
/** A byline is this many blocks after its headline at most, or a few before it. */
const reachAfter = 30;
const reachBefore = 4;
const maxLines = 400;
/** A byline by its words alone: "By Ann Example", "Ein Bericht von Anna Beispiel"; "ByAnn" where two elements touch. */
const byWords =
  /^(?:by(?=\p{Lu}[\p{Ll}.])|(?:by|von|par|por|di|door|av|af|de la redacción de|(?:ein|eine) (?:artikel|bericht|beitrag|interview|kommentar|text|gastbeitrag|analyse|reportage|kolumne) von|(?:posted|written) by|(?:geschrieben|verfasst|eingestellt|gepostet) von|publicado por|publié par|(?:text|texte|texto|testo|tekst|autor|autorin|author|auteur|autore|автор|yazar|haber)(?:\s+(?:von|by|par|por|de|di))?)\s*:?\s+(?=\p{Lu}))/iu;
/** Who answers for a text in Chinese, Japanese and Korean papers; at its end. */
const editor = /^[(（[【]?\s*(?:责任编辑|責任編輯|责编|編輯|编辑|记者|記者|作者|文)\s*[:：]\s*/u;
/** Whoever is said to have posted it may go by any name. */
const postedBy = /^(?:posted|written|geschrieben|verfasst|eingestellt|publicado|publié|gepostet)\s(?:by|von|por|par)\s/iu;
/** What follows the names in a byline: a date, a place, who took the pictures. */
const afterNames = /\s+(?:[|•·–—]|under\s|in\s|on\s|am\s).*$|\s(?:illustration|foto|photo)(?:s|en)?\s(?:von|by|par)\s.*$/iu;
/** "Ann Example | 5 February 2026" */
const nameAndDate = /^([\p{L}\p{M}.'’ -]{5,60}?)\s*[|•·,–—]\s*(?=(?:\p{L}{1,12}[.,]?\s+)?(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d|\d{1,2}\.?\s+\p{L}+\s+\d{4}|\p{L}+\s\d{1,2},\s\d{4}))/u;

/**
 * The names that the page shows as its article's authors, best evidence first; empty if it shows none.
 * @param known names that the page's data state, which need not look like a person's.
 */
export function visibleAuthors(page: Page, title: string | null, known: readonly string[]): string[] {
  const headline = findHeadline(page, title);
  const marked: PageElement[] = [];
  for (const element of page.elements) {
    if (isMarked(element) && marked.push(element) >= maxMarked) break;
  }
  const likely = likeliestFirst(marked, headline);
  const linked = firstNames(page, likely.filter(isLinked), headline, isNickname);
  if (linked.length > 0) return linked;
  const named = firstNames(page, likely.filter((element) => readHint(element.hint).isByline), headline, (name) => isPersonal(name) || known.includes(name));
  return named.length > 0 ? named : fromLines(page, headline);
}

function isMarked(element: PageElement): boolean {
  const blocks = element.endBlock - element.firstBlock;
  if (blocks === 0 || blocks > maxBlocks) return false;
  return isLinked(element) || (element.hint !== '' && readHint(element.hint).isByline);
}

/** `rel=author`, `itemprop=author` and the microformat `author vcard` leave no doubt. */
function isLinked({ attributes, hint }: PageElement): boolean {
  if (attributes !== null && /\bauthor\b/.test(`${attributes['rel'] ?? ''} ${attributes['itemprop'] ?? ''}`)) return true;
  return /(?<!\S)(?:author|p-author)(?!\S)/.test(hint) && /(?<!\S)(?:vcard|h-card|fn)(?!\S)/.test(hint) && !/site-?title/.test(hint);
}

/** Near the headline first, and there those of a mark that does not go through the page as those of teasers do. */
function likeliestFirst(elements: readonly PageElement[], headline: PageElement | null): PageElement[] {
  const places = new Map<string, Set<number>>();
  const keyOf = ({ name, hint }: PageElement) => `${name} ${hint}`;
  for (const element of elements) {
    const key = keyOf(element);
    const known = places.get(key);
    if (known) known.add(element.parent);
    else places.set(key, new Set([element.parent]));
  }
  const rank = (element: PageElement) => {
    const isNear = headline === null || (element.firstBlock >= headline.firstBlock - reachBefore && element.firstBlock <= headline.endBlock + reachAfter);
    return (isNear ? 0 : 2) + (places.get(keyOf(element))!.size > maxPlaces ? 1 : 0);
  };
  return elements.map((element) => ({ element, rank: rank(element) })).sort((one, other) => one.rank - other.rank).map(({ element }) => element);
}

/** The names of the first marked element that has any, and of its equals beside it. */
function firstNames(page: Page, elements: readonly PageElement[], headline: PageElement | null, isGood: (name: string) => boolean): string[] {
  for (const element of elements.slice(0, maxTried)) {
    if (isElsewhere(page, element, headline)) continue;
    if (namesOf(page, element, isGood).length === 0) continue;
    const equals = elements.filter((other) => other.parent === element.parent && other.hint === element.hint && other.name === element.name);
    return unique(equals.slice(0, maxTried).flatMap((other) => namesOf(page, other, isGood)));
  }
  return [];
}

function namesOf(page: Page, element: PageElement, isGood: (name: string) => boolean): string[] {
  for (const block of page.blocks.slice(element.firstBlock, Math.min(element.endBlock, element.firstBlock + 4))) {
    if (block.text.length > maxByline) return [];
    const names = block.text.split('\n').flatMap((line) => {
      // Whoever is signed by one name alone signs with "by".
      const isSigned = byWords.test(line);
      return namesIn(line.replace(byWords, '')).filter((name) => isGood(name) || (isSigned && isNickname(name) && /\p{Ll}/u.test(name)));
    });
    if (names.length > 0) return names;
  }
  return [];
}

/** Bylines without a mark: by their words, and a name with a date near the headline. */
function fromLines(page: Page, headline: PageElement | null): string[] {
  let editors: string[] = [];
  const dated = new Map<string, { names: string[]; isNear: boolean }>();
  for (const [i, { text, element }] of page.blocks.slice(0, maxLines).entries()) {
    if (text.length > maxByline) continue;
    const isSigned = byWords.test(text);
    const name = isSigned ? text.replace(byWords, '').replace(afterNames, '') : nameAndDate.exec(text)?.[1];
    const isPosted = postedBy.test(text);
    const names = name ? namesIn(name).filter((one) => isPersonal(one) || (isPosted && isNickname(one))) : [];
    if (names.length > 0 && !isElsewhere(page, page.elements[element]!, headline)) {
      if (isSigned) return names;
      const isNear = headline !== null && i >= headline.firstBlock - reachBefore && i <= headline.endBlock + reachAfter;
      dated.set(names.join(), { names, isNear });
    }
    if (editor.test(text)) editors = namesIn(text.replace(editor, '').replace(/[)）\]】]\s*$/u, '')).filter(isPersonal);
  }
  const lines = [...dated.values()];
  return (lines.find(({ isNear }) => isNear) ?? (lines.length === 1 ? lines[0] : undefined))?.names ?? editors;
}

/** In comments, or in what leads to other articles; what is around the headline too is neither. What the element itself is called beside "author" says where it is on the page. */
function isElsewhere(page: Page, element: PageElement, headline: PageElement | null): boolean {
  for (let i = element.index, n = 0; i >= 0 && n < 30; n++) {
    const { hint, parent, name, end } = page.elements[i]!;
    if (headline && i <= headline.index && headline.index < end) return false;
    if (name === 'figure' || name === 'figcaption' || (name === 'aside' && /widget/i.test(hint)) || readHint(hint).furniture === 'comments') return true;
    if (name !== 'body' && i !== element.index && /(?<!\S)(?:related|teaser|recommend|sidebar|footer|most-?read|popular|card(?![a-z]))/i.test(hint)) return true;
    i = parent;
  }
  return false;
}

/** No name: what buttons and labels beside a byline say, and words of dates. */
const labels = /^(?:about|more|all|view|see|show|the author|über|zum|mehr|alle|zeige|beiträge|article|posted|published|updated|share|comment|kommentar|autor|author|von|by|por|par|veröffentlicht|in|redaktion|redacci[oó]n|redazione|redakcja|rédaction|editorial|staff)\b/iu;
/** Words in lower case that belong to names. */
const particle = /^(?:de|del|della|der|den|des|di|da|do|dos|das|du|la|le|van|von|vom|zu|zur|ten|ter|af|av|bin|ibn|ben|al|el|e|y|i|st\.?|v\.)$/u;

function isNickname(name: string): boolean {
  return name.length <= 40 && name.split(' ').length <= 5 && !labels.test(name);
}

/** A name of a person: two to five words, all but particles with capitals; one alone in scripts without capitals. */
function isPersonal(name: string): boolean {
  const words = name.split(' ');
  if (words.length > 5 || /\d|[!?:·~@]/.test(name) || labels.test(name)) return false;
  if (words.length === 1) return /^\p{Lo}{2,}$/u.test(name);
  return words.every((word) => particle.test(word) || /^[\p{Lu}\p{Lo}]/u.test(word));
}
