/**
 * What the tagger can say of a token: outside of any name (0), or of a type the Beginning, Inside, Last or only (Unit) token (BILOU; Ratinov and
 * Roth, "Design challenges and misconceptions in named entity recognition", 2009). Label of type t and part p: 1 + 4 t + p.
 * MISC (peoples, events, works) is told apart so that it is not taken for one of the others; it leaves the tagger as evidence only.
 */
export const TYPES = ['PERSON', 'ORGANIZATION', 'LOCATION', 'MISC'] as const;
export type Type = (typeof TYPES)[number];

export const OUTSIDE = 0;
export const Part = { B: 0, I: 1, L: 2, U: 3 } as const;
export const LABELS = 1 + 4 * TYPES.length;

export const label = (type: number, part: number): number => 1 + 4 * type + part;
export const typeOf = (l: number): number => (l - 1) >> 2;
export const partOf = (l: number): number => (l - 1) & 3;

/** A name: tokens `from` to before `to`. */
export interface Span {
  from: number;
  to: number;
  type: number;
}

export function labelSpan(labels: Uint8Array | number[], { from, to, type }: Span): void {
  for (let i = from; i < to; i++) labels[i] = label(type, to - from === 1 ? Part.U : i === from ? Part.B : i === to - 1 ? Part.L : Part.I);
}

export function spansOf(labels: ArrayLike<number>): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i < labels.length; i++) {
    const l = labels[i]!;
    if (l === OUTSIDE) continue;
    const from = i;
    if (partOf(l) === Part.B) do i++; while (partOf(labels[i]!) !== Part.L);
    spans.push({ from, to: i + 1, type: typeOf(l) });
  }
  return spans;
}

/** For each label those that may stand before it. */
export const BEFORE: readonly (readonly number[])[] = Array.from({ length: LABELS }, (_, l) => {
  const opens = (k: number) => k !== OUTSIDE && (partOf(k) === Part.B || partOf(k) === Part.I);
  const all = Array.from({ length: LABELS }, (_, k) => k);
  if (l !== OUTSIDE && (partOf(l) === Part.I || partOf(l) === Part.L)) return [label(typeOf(l), Part.B), label(typeOf(l), Part.I)];
  return all.filter((k) => !opens(k));
});

/** Puts a span in place of all that it touches. */
export function inPlaceOf(spans: readonly Span[], span: Span): Span[] {
  return [...spans.filter(({ from, to }) => to <= span.from || from >= span.to), span].sort((a, b) => a.from - b.from);
}
