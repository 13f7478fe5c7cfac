import { kindOf } from '../habits.js';
import type { Habits } from '../habits.js';
import { nameLike } from '../page.js';
import { tokenize } from '../tokens.js';
import { Case } from '../words.js';
import type { Words } from '../words.js';
import type { Labelled } from './corpus.js';

/** A word without a capital is looked at inside names if the data has it there so often. */
const OFTEN_INSIDE = 5;
/** A word is an exception of its kind if the data has it so often. */
const OFTEN_SEEN = 3;
const KINDS = 4 * 1025;

/** How the data writes words within its sentences. */
export function habitsOf(docs: readonly Labelled[], words: Words): Habits {
  const uses = capitalsOf(docs, words);
  const votes = new Int32Array(KINDS);
  for (const [word, lead] of uses) votes[kindOf(words.get(word))]! += Math.sign(lead);
  const small = new Uint8Array((KINDS + 7) >> 3);
  votes.forEach((lead, kind) => { if (lead >= 0) small[kind >> 3]! |= 1 << (kind & 7); });
  const otherwise = [...uses].filter(([word, lead]) => Math.abs(lead) >= OFTEN_SEEN && lead > 0 !== votes[kindOf(words.get(word))]! >= 0);
  return { inner: new Set(innerWords(docs, words)), small, otherwise: new Set(otherwise.map(([word]) => word).sort()) };
}

/** For each word (folded) how much oftener it stands without a capital than with one, the first of each sentence and headlines left out. */
function capitalsOf(docs: readonly Labelled[], words: Words): Map<string, number> {
  const leads = new Map<string, number>();
  for (const { text } of docs) for (const line of text.split('\n')) {
    const tokens = tokenize(line).words.map((token) => words.get(token));
    if (tokens.filter(nameLike).length > tokens.length / 2) continue;
    tokens.forEach((word, i) => {
      if (i > 0 && (word.case === Case.lower || word.case === Case.title)) leads.set(word.folded, (leads.get(word.folded) ?? 0) + (word.case === Case.lower ? 1 : -1));
    });
  }
  return leads;
}

function innerWords(docs: readonly Labelled[], words: Words): string[] {
  const counts = new Map<string, number>();
  for (const { text, names } of docs) for (const { start, end } of names) {
    for (const token of tokenize(text.slice(start, end)).words) {
      const word = words.get(token);
      if (!nameLike(word)) counts.set(word.folded, (counts.get(word.folded) ?? 0) + 1);
    }
  }
  return [...counts].filter(([, n]) => n >= OFTEN_INSIDE).map(([word]) => word).sort();
}
