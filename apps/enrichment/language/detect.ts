import { byOwnLetters } from './letters.js';
import { isKnown, tell } from './statistics/tell.js';

/** Detection needs no more text than this, and gets slower with more. */
const sampleLength = 400;
/** Taken from so many places of the text, so that a foreign beginning does not speak for the whole. */
const samples = 3;
/** Below it statistics tell little. */
const shortText = 60;
/** The declared language wins over the likeliest one when it is this near. */
const nearness = 0.12;
/** A short text is not told when another language is this near to the likeliest. */
const shortNearness = 0.05;

/** Languages that statistics do not know, and which ones they take them for. */
const takenFor: Readonly<Record<string, readonly string[]>> = {
  id: ['ms'], bs: ['hr', 'sr', 'sl'], nb: ['no', 'da'], nn: ['no', 'da'], gl: ['pt', 'es'], ast: ['es'], oc: ['ca'], lb: ['de'], af: ['nl'], fo: ['is', 'no', 'da'], mk: ['bg', 'sr'],
  ceb: ['tl'], fil: ['tl'], ckb: ['ku', 'fa', 'ar'], ps: ['fa', 'ar', 'ur'], sd: ['ur'], ug: ['ar', 'fa', 'ur'], ne: ['hi', 'mr'], as: ['bn'], yi: ['he'], tt: ['ru', 'az'], tk: ['tr', 'az'], uz: ['az', 'tr', 'ms'], crh: ['tr', 'az'],
};

/**
 * The text's language as the primary subtag of BCP 47, null if nothing tells it. The text decides; `declared` (the `lang` of the
 * page, often a template's) does so between near relatives, for languages that statistics do not know, and for short texts.
 */
export function detectLanguage(text: string, declared: string | null): string | null {
  const own = primarySubtag(declared);
  const sample = sampleOf(text);
  if (sample.trim().length < shortText) return own ?? detectShort(sample);
  const byLetters = byOwnLetters(sample);
  if (byLetters) return byLetters;
  const { language: best, scores, isReliable } = tell(sample);
  if (!own || own === best) return best;
  if (!best) return own;
  if ((scores.get(own) ?? -1) >= scores.get(best)! - nearness) return own;
  if (takenFor[own]?.includes(best)) return own;
  return !isKnown(own) && !isReliable && scores.get(best)! < 0.6 ? own : best;
}

function sampleOf(text: string): string {
  if (text.length <= sampleLength * samples) return ofOneScript(text.slice(0, sampleLength));
  const each = Math.floor(sampleLength / samples);
  const starts = Array.from({ length: samples }, (_, i) => Math.floor((text.length / samples) * i));
  return ofOneScript(starts.map((start) => text.slice(start, start + each)).join(' '));
}

const LATIN = /\p{Script=Latin}/gu;
const OTHER = /(?!\p{Script=Latin})\p{L}/gu;

/** Without the letters of the script that fewer of them are in: a name or a quote in other letters would speak louder than all the rest. */
function ofOneScript(sample: string): string {
  const other = sample.match(OTHER)?.length ?? 0;
  if (other === 0) return sample;
  const latin = sample.match(LATIN)?.length ?? 0;
  return latin === 0 ? sample : sample.replace(latin >= other ? OTHER : LATIN, '');
}

/** Nothing but words with a capital: names tell no language. */
const NAMES = /^(?=.*\p{Lu})(?!.*(?<!\p{L})\p{Ll})/su;

/** Null where the two likeliest are close, or where English is near: names make a short text look like any language. */
function detectShort(text: string): string | null {
  const { language, scores, isReliable } = tell(text);
  if (language === null || NAMES.test(text)) return null;
  const best = scores.get(language)!;
  if (language !== 'en' && (scores.get('en') ?? 0) >= best - nearness) return null;
  const others = [...scores].filter(([other]) => other !== language && !takenFor[other]);
  return isReliable && !(language === 'en' && others.some(([, score]) => score >= best - shortNearness)) ? language : null;
}

function primarySubtag(tag: string | null): string | null {
  const language = /^\s*([a-z]{2,3})(?:[-_].*)?$/i.exec(tag ?? '')?.[1]?.toLowerCase() ?? null;
  return language === 'und' || language === 'mul' || language === 'zxx' ? null : language;
}
