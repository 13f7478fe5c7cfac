import type { Found } from './mentions.js';

/**
 * How much a document is about what is mentioned, from 0 to 1: half how often it is named beside the most named, a quarter how early, a quarter whether in the title.
 * @param mentions in order, title first
 * @param most mentions of the most named
 * @param length of the text in code units
 */
export function salience(mentions: readonly Found[], most: number, length: number): number {
  const first = mentions[0]!;
  const early = first.in === 'title' ? 1 : 1 - first.start / Math.max(1, length);
  const value = 0.5 * (mentions.length / most) + 0.25 * early + (first.in === 'title' ? 0.25 : 0);
  return Math.round(value * 1000) / 1000;
}
