/** A name at an exact place of a text; offsets in UTF-16 code units. */
export interface Name { start: number; end: number; type: string }
export interface Tally { right: number; predicted: number; gold: number }
export interface Mistake { kind: string; id: string; text: string }

export const SCORED = ['PERSON', 'ORGANIZATION', 'LOCATION'];
/** Corpora differ on these: a LOCATION on one of them, and on nothing that is scored, is neither right nor wrong. */
const MILD = ['FACILITY', 'NORP'];

const key = ({ start, end, type }: Name) => `${start} ${end} ${type}`;
const overlap = (a: Name, b: Name) => a.start < b.end && b.start < a.end;

export const emptyTallies = (): Record<string, Tally> => Object.fromEntries([...SCORED, 'all'].map((name) => [name, { right: 0, predicted: 0, gold: 0 }]));

/** Counts a document's names: right is the same start, end and type. */
export function tally(tallies: Record<string, Tally>, goldNames: readonly Name[], found: readonly Name[]): { false: Name[]; missed: Name[] } {
  const gold = new Map(goldNames.filter(({ type }) => SCORED.includes(type)).map((name) => [key(name), name]));
  const mild = goldNames.filter(({ type }) => MILD.includes(type));
  const isMild = (name: Name) => name.type === 'LOCATION' && mild.some((other) => overlap(name, other)) && ![...gold.values()].some((other) => overlap(name, other));
  const predicted = new Map(found.filter((name) => SCORED.includes(name.type) && !isMild(name)).map((name) => [key(name), name]));
  const add = (names: Iterable<Name>, count: keyof Tally) => { for (const { type } of names) for (const tallied of [type, 'all']) tallies[tallied]![count]++; };
  add(gold.values(), 'gold');
  add(predicted.values(), 'predicted');
  add([...predicted].filter(([k]) => gold.has(k)).map(([, name]) => name), 'right');
  return { false: [...predicted].filter(([k]) => !gold.has(k)).map(([, n]) => n), missed: [...gold].filter(([k]) => !predicted.has(k)).map(([, n]) => n) };
}

/** Each mistake once: a name with the wrong type, the wrong extent or both; one that is none; one that was not seen at all. */
export function classed(wrong: { false: readonly Name[]; missed: readonly Name[] }): { kind: string; name: Name }[] {
  const found = wrong.false.map((name) => {
    const gold = wrong.missed.find((other) => other.start === name.start && other.end === name.end) ?? wrong.missed.find((other) => overlap(other, name));
    if (!gold) return { kind: `false ${name.type}`, name };
    const isExact = gold.start === name.start && gold.end === name.end;
    return { kind: isExact ? `type: ${gold.type} as ${name.type}` : gold.type === name.type ? `extent of ${gold.type}` : `extent and type: ${gold.type} as ${name.type}`, name };
  });
  const unseen = wrong.missed.filter((name) => !wrong.false.some((other) => overlap(other, name)));
  return [...found, ...unseen.map((name) => ({ kind: `missed ${name.type}`, name }))];
}

export function figures({ right, predicted, gold }: Tally): { p: number; r: number; f1: number } {
  const [p, r] = [predicted ? right / predicted : 0, gold ? right / gold : 0];
  return { p, r, f1: p + r ? (2 * p * r) / (p + r) : 0 };
}
