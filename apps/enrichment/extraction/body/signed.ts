import type { Paragraph } from './blocks.js';
import { plain } from './plain.js';

/** A byline is a line of this length near the top, a few words besides the names of the authors. Near the end it is how a letter ends. */
const maxByline = 120;
const maxOtherLetters = 30;
const bylineReach = 4;
/** At the end of an article a paragraph about its author begins with the name. */
const maxAbout = 700;
const aboutReach = 3;
const aboutBegins = 100;

/** Who did what, twice or more: `Translation: Ann Brook, Pictures: Ida Brand`. */
const creditLines = /^(?:\p{Lu}[\p{L}\p{M} &/-]{2,30}\s?:\s*\p{Lu}[^:.!?\n]{2,60}(?:[,;|\n]\s*|$)){2,}$/u;

/** The paragraphs without those that only say who wrote the article, or who the author is. */
export function withoutSignature(paragraphs: readonly Paragraph[], authors: readonly string[]): Paragraph[] {
  const names = authors.filter((name) => name.includes(' ')).map(plain);
  return paragraphs.filter(({ text, kind }, i) => {
    const isLast = i >= bylineReach && i >= paragraphs.length - aboutReach;
    if ((i >= bylineReach && !isLast) || kind === 'quote' || kind === 'table' || text.length > maxAbout) return true;
    const words = plain(text);
    if (isLast && creditLines.test(text)) return false;
    if (isLast) return text.length <= maxByline || !names.some((name) => words.slice(0, aboutBegins).includes(name));
    const rest = names.reduce((left, name) => left.replace(name, ''), words);
    return text.length > maxByline || rest.length === words.length || rest.replace(/[^\p{L}]/gu, '').length > maxOtherLetters;
  });
}
