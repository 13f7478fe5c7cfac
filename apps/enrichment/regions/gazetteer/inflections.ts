import { ALTERNATE, NAME } from './format.js';
import type { Names } from './names.js';
import type { PlaceRow } from './places.js';

/** Cities of fewer people are not declined: their forms would only collide with others' names. */
const PEOPLE = 300_000;

/** What a Russian name, folded (й is и), ends in, and what that becomes in the other cases. The first ending that fits counts. */
const ENDINGS: [RegExp, string[]][] = [
  [/ия$/, ['ии', 'ию', 'ией']],
  [/ея$/, ['еи', 'ею', 'еей']],
  [/аи$/, ['ая', 'аю', 'аем', 'ае']],
  [/ыи$/, ['ого', 'ому', 'ым', 'ом']],
  [/[гкхчщшж]а$/, ['и', 'е', 'у', 'ой', 'ей']],
  [/а$/, ['ы', 'е', 'у', 'ой']],
  [/ль$/, ['ля', 'лю', 'лем', 'ле', 'ли']],
  [/ь$/, ['и', 'ью', 'я', 'ю', 'ем', 'е']],
  [/я$/, ['и', 'е', 'ю', 'ей']],
  [/[бвгджзклмнпрстфхцчшщ]$/, ['а', 'у', 'ом', 'ем', 'е']],
];

function inflect(name: string): string[] {
  const words = name.split(' ');
  const last = words.pop()!;
  const rule = ENDINGS.find(([pattern]) => pattern.test(last));
  if (!rule || last.length < 4) return [];
  const isVowelEnding = /[аяеь]$/.test(last);
  const cut = /(ия|ея|ыи|аи)$/.test(last) ? 2 : last.endsWith('ль') ? 2 : isVowelEnding ? 1 : 0;
  return rule[1].map((ending) => [...words, last.slice(0, last.length - cut) + ending].join(' '));
}

/** Adds the cases of Cyrillic names of countries and large cities, so that matching stays exact: `в Казахстане`. */
export function addInflections(names: Names, places: PlaceRow[]): void {
  for (const [text, { candidates }] of [...names.byText]) {
    if (!/^\p{Script=Cyrillic}/u.test(text)) continue;
    for (const { place, how } of candidates)
      if ((how === NAME || how === ALTERNATE) && places[place]!.people >= PEOPLE) for (const form of inflect(text)) names.add(form, place, ALTERNATE);
  }
}
