import type { Mention } from './mentions.js';
import { gapAfter, wordAt } from './words.js';

/** Who speaks or acts for a country: `Polish minister`. A nationality beside one of these, or one that is repeated, is evidence enough by itself. */
const OF_STATE = new Set(('president presidents presidential premier minister ministers ministry chancellor government cabinet parliament lawmakers senator senators official officials authorities state '
  + 'ambassador embassy consulate diplomat diplomats diplomatic foreign prime interior defense defence army military troops soldiers soldier forces force navy naval police border borders '
  + 'territory territories capital city cities town village villages province region regional coast island islands waters airport airspace soil king queen prince crown leader leaders regime rebels '
  + 'opposition election elections voters court courts supreme central bank economy market markets currency stock newspaper media state-run television village hospital hospitals health nuclear oil '
  + 'missile missiles strike strikes airstrike airstrikes offensive invasion occupation company companies firm firms exports imports team league club federation counterpart counterparts delegation side').split(' '));
/** What a nationality names that is no evidence of the country: `French toast`, `in Spanish`. */
const OF_THINGS = new Set(('toast fries bulldog bulldogs shepherd shepherds terrier terriers spaniel setter wolfhound retriever cheese oven bath geese goose cat cats rug rugs whiskey whisky pastry doors roulette '
  + 'restaurant restaurants cuisine food foods dish dishes language languages lesson lessons class classes teacher teachers speaker speakers speaking spoken translation version translator literature '
  + 'heritage descent ancestry origin pub pubs dance dancing press bean beans onion pepper revolution dressing wedding reservation tribe tribes tribal gaming mounds').split(' '));
const BEFORE_LANGUAGES = new Set('in speak speaks spoke speaking learn learned learning fluent teach teaches taught into broken'.split(' '));
const next = ({ words, last }: Mention): string => (/^[ -]$/.test(gapAfter(words, last)) ? wordAt(words, last + 1) : '');

/** Whether a nationality stands for its country at all here. */
export function isOfCountry(mention: Mention): boolean {
  const { words, first } = mention;
  const after = next(mention);
  if (OF_THINGS.has(after) || (after === 'american' && gapAfter(words, mention.last) === '-')) return false;
  const before = wordAt(words, first - 1);
  if (before === 'american' || before === 'scotch') return false;
  return !BEFORE_LANGUAGES.has(before) || after !== '';
}

/** Whether it is enough by itself to count its country. */
export const isFirm = (mention: Mention): boolean => OF_STATE.has(next(mention));
