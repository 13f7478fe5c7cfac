import { parseArgs } from 'node:util';
import { bands, similarity } from '@newsreel/contracts';
import { extractArticle } from '../../../apps/enrichment/extraction/extract.js';
import { fingerprintOf } from '../../../apps/enrichment/fingerprint/fingerprint.js';
import { readCorpora } from '../extraction/corpus.js';
import { randomOf } from '../random.js';

const usage = `npm run bench -- fingerprint --corpus DIR
  Makes of each page's article a copy as another paper would print it (other headline, agency line, words left out, exchanged and added)
  and says how many copies are found, and how many pairs of different articles are taken for copies.`;
/** The same similarity that the store takes for one story. */
const threshold = 0.4;
const shares = [0.02, 0.05, 0.1];
const minText = 400;

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { corpus: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help || !values.corpus) return console.log(usage);
  const pages = readCorpora(values.corpus).flatMap((corpus) => corpus.pages);
  const texts = [...new Set(pages.map(({ body, contentType, gold }) => extractArticle({ body, contentType, url: gold.url, finalUrl: gold.url }).text))].filter((text) => text.length >= minText);
  const prints = texts.map(fingerprintOf);
  const isAlike = (a: string | null, b: string | null) => a !== null && b !== null && similarity(a, b) >= threshold;
  let wrong = 0;
  for (let i = 0; i < prints.length; i++) for (let k = i + 1; k < prints.length; k++) if (isAlike(prints[i]!, prints[k]!)) wrong++;
  console.log(`${texts.length} articles; of ${(texts.length * (texts.length - 1)) / 2} pairs of different ones ${wrong} have a similarity of ${threshold} or more`);
  for (const share of shares) {
    const copies = texts.map((text, i) => fingerprintOf(copyOf(text, share, i + 1)));
    const found = copies.filter((copy, i) => isAlike(copy, prints[i]!)).length;
    const candidates = copies.filter((copy, i) => copy !== null && prints[i] != null && bands(copy).some((band, at) => band === bands(prints[i]!)[at])).length;
    console.log(`${100 * share} % of the words edited: recall ${(found / texts.length).toFixed(4)}, precision ${(found / (found + wrong)).toFixed(4)}; ${(candidates / texts.length).toFixed(4)} share a band`);
  }
}

/** The article under another headline and an agency's name, with a share of its words left out, exchanged or preceded by another. */
function copyOf(text: string, share: number, seed: number): string {
  const random = randomOf(seed);
  const edited = text.split(/(\s+)/).map((word) => {
    if (word.trim() === '' || random() >= share) return word;
    const other = `w${Math.floor(random() * 1e6)}`;
    return ['', other, `${other} ${word}`][Math.floor(random() * 3)]!;
  });
  return `What another paper has to say about it\n\nVELM (Agency) — ${edited.join('')}`;
}
