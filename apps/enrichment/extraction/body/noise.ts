import type { Paragraph } from './blocks.js';

export function withoutNoise(paragraphs: Paragraph[], _title: string | null): Paragraph[] {
  return paragraphs;
}
