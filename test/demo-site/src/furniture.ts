import { createHash } from 'node:crypto';

/** What stands around an article and is another at every request: a page is never twice the same, though its article is. */
export interface Furniture {
  readonly readers: number;
  readonly token: string;
  readonly advertisement: string;
  readonly comments: readonly { readonly name: string; readonly text: string; readonly likes: number }[];
  /** Brings the same things into another order. */
  shuffle<Item>(items: readonly Item[]): Item[];
}

const advertisements = ['Boots that forgive', 'A lamp for every fjord', 'Sleep on it: the Larch mattress', 'Tea, but slower', 'Umbrellas with a memory'];
const names = ['quiet_otter', 'Marlene K.', 't_bone', 'Old Sam', 'nightbus', 'Ilse', 'plainspeaker', 'R. Duarte'];
const remarks = [
  'I have been saying this for years and nobody at the office believed me until today.',
  'Could somebody explain the second paragraph to me? My cousin lives there and tells it differently.',
  'Finally some good news. More of this, please, and less about the weather.',
  'The picture is from the other side, you can tell by the lamp posts.',
  'First!',
  'Who is going to pay for all that in the end? You and me, as always.',
  'We went there last summer with the children, and it was closed.',
];

/** The same for the same number of the request. */
export function furnitureOf(request: number): Furniture {
  const random = randomFrom(request);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const shuffle = <Item>(items: readonly Item[]): Item[] =>
    items
      .map((item) => ({ item, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  return {
    readers: 40 + Math.floor(random() * 900),
    token: createHash('sha256').update(`token ${request}`).digest('hex').slice(0, 24),
    advertisement: pick(advertisements),
    comments: shuffle(remarks)
      .slice(0, 2 + Math.floor(random() * 3))
      .map((text) => ({ name: pick(names), text, likes: Math.floor(random() * 60) })),
    shuffle,
  };
}

/** Mulberry32: small, and good enough to move furniture. */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
