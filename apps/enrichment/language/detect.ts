import { eld } from 'eld/small';
import { byOwnLetters } from './letters.js';

/** Detection needs no more text than this, and gets slower with more. */
const sampleLength = 400;
/** Below it the page's own word counts more than statistics. */
const shortText = 60;
/** The declared language wins over the likeliest one when it is this near. */
const nearness = 0.12;

/** Languages that eld does not know, and which ones it takes them for. */
const takenFor: Readonly<Record<string, readonly string[]>> = {
  id: ['ms'], bs: ['hr', 'sr', 'sl'], nb: ['no', 'da'], nn: ['no', 'da'], gl: ['pt', 'es'], ast: ['es'], oc: ['ca'], lb: ['de'], af: ['nl'], fo: ['is', 'no', 'da'], mk: ['bg', 'sr'],
  ceb: ['tl'], fil: ['tl'], ckb: ['ku', 'fa', 'ar'], ps: ['fa', 'ar', 'ur'], sd: ['ur'], ug: ['ar', 'fa', 'ur'], ne: ['hi', 'mr'], as: ['bn'], yi: ['he'], tt: ['ru', 'az'], tk: ['tr', 'az'], uz: ['az', 'tr', 'ms'], crh: ['tr', 'az'],
};

/**
 * The text's language as the primary subtag of BCP 47, null if nothing tells it. The text decides; `declared` (the `lang` of the
 * page, often a template's) does so between near relatives, for languages that the detector does not know, and for short texts.
 */
export function detectLanguage(text: string, declared: string | null): string | null {
  const own = primarySubtag(declared);
  const sample = text.slice(0, sampleLength);
  if (sample.trim().length < shortText) return own ?? (sample.trim() === '' ? null : eld.detect(sample).language || null);
  const byLetters = byOwnLetters(sample);
  if (byLetters) return byLetters;
  const result = eld.detect(sample);
  const best = result.language || null;
  if (!own || own === best) return best;
  if (!best) return own;
  const scores = result.getScores();
  if (scores[own] !== undefined && scores[own] >= scores[best]! - nearness) return own;
  if (takenFor[own]?.includes(best)) return own;
  return isUnknown(own) && !result.isReliable() && scores[best]! < 0.6 ? own : best;
}

const known = new Set(Object.values(eld.info().Languages));

function isUnknown(language: string): boolean {
  return !known.has(language);
}

function primarySubtag(tag: string | null): string | null {
  const language = /^\s*([a-z]{2,3})(?:[-_].*)?$/i.exec(tag ?? '')?.[1]?.toLowerCase() ?? null;
  return language === 'und' || language === 'mul' || language === 'zxx' ? null : language;
}
