import { isBody } from './heads.js';
import { inPlaceOf, TYPES } from './labels.js';
import type { Span } from './labels.js';
import { Flag } from './lexicon.js';
import { nameLike } from './page.js';
import type { Page } from './page.js';

const [PERSON, ORGANIZATION] = TYPES.map((_, i) => i) as [number, number];
const COUNTRY = Flag.country | Flag.people;
/** Who runs a company: what stands before is one. Ministers and presidents run countries too. */
const CORPORATE = new Set(['ceo', 'cfo', 'coo', 'cto', 'chair', 'chairperson', 'co-founder', 'cofounder', 'shareholders', 'spokesperson']);

/** "Pacific Eurasia" is Pacific Eurasia Logistics: a name goes on to the word that says it is a body of people. */
export function upToBody(page: Page, span: Span, next: Span | undefined): Span {
  if (span.type === PERSON) return span;
  const end = Math.min(page.capsTo[span.to - 1]!, next?.from ?? Infinity);
  for (let i = end - 1; i >= span.to; i--) if (isBody(page.words[i]!.folded)) return { from: span.from, to: i + 1, type: ORGANIZATION };
  return span;
}

/** "Anadolu CEO", "Kazakhstan Temir Zholy Chair": what one is the head of is an organisation, as far as the capitals go. */
export function beforeRoles(page: Page, spans: readonly Span[]): Span[] {
  let all = [...spans];
  page.words.forEach((word, i) => {
    if (!CORPORATE.has(word.folded) || i === page.first[i] || !nameLike(page.words[i - 1]!) || page.headline.has(page.first[i]!)) return;
    const to = page.words[i - 1]!.folded === 'deputy' || page.words[i - 1]!.folded === 'vice' ? i - 1 : i;
    const from = page.capsFrom[i - 1]!;
    const follows = i + 1 < page.last[i]! && all.some((span) => span.type === PERSON && (span.from === i + 1 || span.from === i));
    if (!follows && all.some((span) => span.type === PERSON && span.to === to)) return;
    if (from >= to || to - from > 5 || (to - from === 1 && page.words[from]!.flags & COUNTRY)) return;
    if (all.some((span) => span.type === ORGANIZATION && span.to === to)) return;
    all = inPlaceOf(all, { from, to, type: ORGANIZATION });
  });
  return all;
}

const NGO = /^ngos?$/;

/** "the NGO Brisora": what is called one is an organisation, whatever else it looks like. */
export function afterNgo(page: Page, spans: readonly Span[]): Span[] {
  const found = page.words.flatMap((word, i): Span[] => {
    const from = i + 1;
    const named = NGO.test(word.folded) && from < page.last[i]! && nameLike(page.words[from]!) && !spans.some((span) => span.from < page.capsTo[from]! && span.to > from);
    return named ? [{ from, to: page.capsTo[from]!, type: ORGANIZATION }] : [];
  });
  return found.length === 0 ? [...spans] : [...spans, ...found].sort((a, b) => a.from - b.from);
}

const HYPHEN = /^[-‐‑–]$/;

/** An organisation's name does not begin within a word: "Level Council" is "Türkiye–Kazakhstan High-Level Council". */
export function fromWholeWord(page: Page, span: Span): Span {
  if (span.type !== ORGANIZATION) return span;
  let { from } = span;
  const glued = (i: number) => i - 2 >= page.first[span.from]! && HYPHEN.test(page.tokens.words[i - 1]!) && page.tokens.ends[i - 1] === page.tokens.starts[i]
    && page.tokens.ends[i - 2] === page.tokens.starts[i - 1] && nameLike(page.words[i - 2]!);
  if (!glued(from)) return span;
  while (from > page.first[span.from]! && (glued(from) || nameLike(page.words[from - 1]!))) from -= glued(from) ? 2 : 1;
  return { ...span, from };
}
