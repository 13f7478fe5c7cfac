/** What the news of one town are full of, and those of the world are not: its streets, its police, its council, its schools. */
const CLUES = /\b(?:(?:[A-Z][a-z]+|\d+(?:st|nd|rd|th)) (?:Streets?|St\.|Avenues?|Ave\.?|Roads?|Rd\.|Drive|Dr\.|Lane|Boulevard|Blvd\.?|Highway|Route)|[Cc]ounty|Township|[Ss]heriff|[Cc]ity [Cc]ouncil|Police (?:Chief|Department|Lt\.|Sgt\.|Officer)|[Ss]chool [Bb]oard|(?:High|Middle|Elementary) School)\b/g;
const ENOUGH = 8;

/** How much a text is that of a local paper: from 0 to the logarithm of the clues that are enough. */
export function localityOf(text: string): number {
  let found = 0;
  CLUES.lastIndex = 0;
  while (found < ENOUGH && CLUES.test(text)) found++;
  return Math.log(1 + found);
}
