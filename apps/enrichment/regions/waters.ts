import type { Gazetteer } from './gazetteer/load.js';
import { COUNTRY, NATIONALITY } from './gazetteer/format.js';
import type { Mention } from './mentions.js';
import { CAPITALIZED, gapAfter, wordAt } from './words.js';

/** Words, folded, that make a river, sea or gulf of the country's name behind or before them: `fleuve Niger`, `Golfo de México`, `Meksika Körfezi`, `Японское море`. */
const RIVERS = new Set('river fleuve riviere rio fiume fluss strom река реки реке реку рекои річка річки річкою нехри nehri nehir irmagi rzeka rzeki rzece rzeke نهر رود өзені daryosi cayi'.split(' '));
const SEAS = new Set(('sea gulf bay strait straits ocean channel mer golfe baie detroit mar golfo bahia estrecho estreito stretto mare golf meer bucht strasse море моря морю морем залив залива заливе заливу '
  + 'затока затоки denizi denizinde korfezi korfezinde bogazi morze morza zatoka zatoki zatoce خليج بحر خلیج دریای теңізі dengizi korfezi').split(' '));
const LINKS = new Set('of de du del do da d des von der di della dell delle'.split(' '));
/** `New Mexico` in other languages is no part of Mexico. */
const NEW = new Set('new nouveau nouvelle nuevo nueva novo nova nuovo nuova neu neue новыи новая новои новую нова нову yeni nowy nowa'.split(' '));
/** Behind a name in a script without spaces; `海` alone also begins words for navies, customs and coasts. */
const UNSPACED_WATER = /^(?:[河湾灣川江강]|海(?![军軍关關岸外上事警底啸嘯自里裡里面域陆陸兵]))/u;

/** Words that are said of rivers and not of countries. */
const BESIDE_RIVERS = /\b(?:crues?|bacs?|rives?|berges?|pirogues?|riverbanks?|upstream|downstream|ferries|tributary|aguas abajo|aguas arriba|orillas)\b/i;

/** Whether a country's name is that of a river, a sea or a land that is called after it. */
export function isCalledAfter(mention: Mention, gazetteer: Gazetteer): boolean {
  if (!isCountry(mention, gazetteer)) return false;
  const { words, first, last } = mention;
  if (UNSPACED_WATER.test(words.text.slice(mention.end, mention.end + 2)) && /[^\p{ASCII}\p{Script=Latin}\p{Script=Cyrillic}]$/u.test(words.text.slice(mention.start, mention.end))) return true;
  if (isRiverOfSentence(mention, gazetteer)) return true;
  const next = /^[ -]$/.test(gapAfter(words, last)) ? wordAt(words, last + 1) : '';
  if (RIVERS.has(next) || SEAS.has(next)) return next !== 'mar' && next !== 'rio' && next !== 'golf';
  const before = first > 0 && gapAfter(words, first - 1).length <= 1 ? first - 1 : -1;
  if (before < 0) return false;
  // Arabic writes "and" onto the word.
  const word = wordAt(words, before).replace(/^و(?=نهر$|بحر$|خليج$)/, '');
  if (RIVERS.has(word) || SEAS.has(word)) return word !== 'golf' && word !== 'mar';
  if (NEW.has(word)) return words.shape[before] === CAPITALIZED && before > 0 && !/[.!?\n]/.test(gapAfter(words, before - 1));
  return LINKS.has(word) && (SEAS.has(wordAt(words, before - 1)) || RIVERS.has(wordAt(words, before - 1)));
}

/** `traverser le Niger pendant la crue`: the name is also a river's, and its sentence speaks of one. */
function isRiverOfSentence({ words: { text }, name, start, end }: Mention, gazetteer: Gazetteer): boolean {
  if (riverOf(name, gazetteer) === undefined) return false;
  const before = text.slice(Math.max(0, start - 150), start).split(/[.!?]\s|\n/).at(-1)!;
  const after = text.slice(end, end + 150).split(/[.!?]\s|\n/)[0]!;
  return BESIDE_RIVERS.test(before) || BESIDE_RIVERS.test(after);
}

function riverOf(name: number, gazetteer: Gazetteer): number | undefined {
  const text = gazetteer.nameText(name);
  return [`${text} river`, `river ${text}`].map((river) => gazetteer.findText(river)).find((found) => found >= 0);
}

function isCountry({ candidates }: Mention, { arrays }: Gazetteer): boolean {
  return candidates.some((c) => arrays.candidateHow[c] === NATIONALITY || (arrays.candidateHow[c]! < NATIONALITY && arrays.kind[arrays.candidatePlace[c]!] === COUNTRY));
}

/** Makes the mention that of the river, where the gazetteer has it; else says false: then it is no place. */
export function becomesRiver(mention: Mention, gazetteer: Gazetteer): boolean {
  const river = riverOf(mention.name, gazetteer);
  if (river === undefined || !(RIVERS.has(wordAt(mention.words, mention.first - 1)) || isRiverOfSentence(mention, gazetteer))) return false;
  const { candidateStart } = gazetteer.arrays;
  mention.name = river;
  mention.candidates = Array.from({ length: candidateStart[river + 1]! - candidateStart[river]! }, (_, i) => candidateStart[river]! + i);
  return true;
}
