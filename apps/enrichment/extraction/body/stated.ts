import { decodeHTML } from 'entities';
import { listOf, type Node, textOf } from '../metadata/json-ld.js';
import type { Paragraph } from './blocks.js';
import { weightOf } from './prose.js';

/** JSON-LD's text is used where the page shows less than this share of it: it is drawn by a script. Else it is worse, without paragraphs. */
const missingShare = 0.35;
const minStated = 300;
/** So many letters in common at the beginning of a paragraph make it the same text. */
const sharedLetters = 40;
const maxUpdates = 500;

/** The article's text as JSON-LD states it, if the page's own is nearly missing; null otherwise. */
export function statedParagraphs(node: Node | null, shown: readonly Paragraph[]): Paragraph[] | null {
  const stated = node?.['articleBody'] ?? updatesOf(node);
  if (typeof stated !== 'string' || stated.length < minStated) return null;
  const weight = shown.reduce((sum, { text }) => sum + weightOf(text), 0);
  const plainText = decodeHTML(stated.replace(/<(?:\/p|br|\/div|\/li)\b[^>]{0,100}>/gi, '\n').replace(/<\/?[a-z][^>]{0,300}>/gi, ' ')).replace(/[^\S\n]+/g, ' ').toWellFormed();
  if (weight > missingShare * weightOf(stated) && (isSame(shown, plainText) || missingShare * weight > weightOf(stated))) return null;
  const lines = plainText.split(/\n+/).map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
  return lines.map((text) => ({ kind: 'paragraph', text, linkLength: 0, boldLength: 0, href: null, element: 0, block: 0, prose: weightOf(text) }));
}

/** Whether what is shown is a part of what is stated; if not, it is furniture around an empty page. */
function isSame(shown: readonly Paragraph[], stated: string): boolean {
  const all = lettersOf(stated);
  const own = lettersOf(shown.map(({ text }) => text).join(' '));
  const middle = Math.floor(all.length / 2);
  return [0, middle].some((at) => own.includes(all.slice(at, at + sharedLetters))) || (own.length >= sharedLetters && all.includes(own.slice(0, sharedLetters)));
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A live blog states its posts one by one, each with a headline. */
function updatesOf(node: Node | null): string | undefined {
  const updates = listOf(node?.['liveBlogUpdate']).slice(0, maxUpdates) as (Node | null)[];
  if (updates.length === 0) return undefined;
  return updates.map((update) => [textOf(update?.['headline']), textOf(update?.['articleBody'])].filter((text) => text !== null).join('\n')).join('\n');
}
