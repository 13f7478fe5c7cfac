import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Arrays, type Meta, unpack } from './format.js';

/** `facts` beside this folder: among the sources as in what the build makes of them. */
export const factsFolder = (): string => join(import.meta.dirname, '../facts');

const HASH_START = 0x811c9dc5;
export const MAX_WORDS = 8;

/** The next state of a hash over folded characters (FNV-1a on code units). */
export const hashNext = (state: number, code: number): number => Math.imul(state ^ code, 0x01000193);
export { HASH_START };

/** Names to the places they may mean, in typed arrays; about 25 MB. */
export class Gazetteer {
  readonly meta: Meta;
  readonly arrays: Arrays;
  private readonly names: string;
  private readonly nameEnd: Uint32Array;
  private readonly slots: Int32Array;
  private readonly mask: number;
  /** By hash of the first word, the most words of a name that begins so. Collisions only cost time. */
  private readonly longest = new Uint8Array(1 << 18);
  private readonly titles: string;
  private titleEnd: Uint32Array | null = null;

  constructor(bytes: Uint8Array) {
    const { meta, arrays, names, titles } = unpack(bytes);
    this.meta = meta;
    this.arrays = arrays;
    this.names = names;
    this.titles = titles;
    const count = arrays.nameFlags.length;
    this.nameEnd = new Uint32Array(count);
    const bits = Math.ceil(Math.log2(count * 1.7));
    this.slots = new Int32Array(1 << bits).fill(-1);
    this.mask = (1 << bits) - 1;
    this.index();
  }

  private index(): void {
    const { names, nameEnd, slots, mask, longest } = this;
    let name = 0;
    let state = HASH_START;
    let first = 0;
    let words = 1;
    for (let i = 0; i <= names.length; i++) {
      const code = i < names.length ? names.charCodeAt(i) : 10;
      if (code !== 10) {
        if (code === 32 && words++ === 1) first = state;
        state = hashNext(state, code);
        continue;
      }
      nameEnd[name] = i;
      let slot = spread(state) & mask;
      while (slots[slot] !== -1) slot = (slot + 1) & mask;
      slots[slot] = name++;
      const bucket = spread(words === 1 ? state : first) & 0x3ffff;
      if (longest[bucket]! < words) longest[bucket] = words;
      state = HASH_START;
      words = 1;
    }
  }

  /** The most words that a name has whose first word has this hash; 0 if there is none. */
  longestFrom(firstWord: number): number {
    return this.longest[spread(firstWord) & 0x3ffff]!;
  }

  /** The name whose folded characters are `folded[from, to)`, given their hash; -1 if there is none. A `gap` in them is a space. */
  find(state: number, folded: Uint16Array, from: number, to: number, spaces: number): number {
    const { slots, mask, names, nameEnd } = this;
    for (let slot = spread(state) & mask; slots[slot] !== -1; slot = (slot + 1) & mask) {
      const name = slots[slot]!;
      const begin = name === 0 ? 0 : nameEnd[name - 1]! + 1;
      if (nameEnd[name]! - begin !== to - from + spaces) continue;
      let at = from;
      let i = begin;
      for (; i < nameEnd[name]!; i++) {
        const code = names.charCodeAt(i);
        if (code === 32 && spaces > 0) continue;
        if (code !== folded[at++]) break;
      }
      if (i === nameEnd[name]) return name;
    }
    return -1;
  }

  /** The name with exactly this folded text; -1 if there is none. */
  findText(text: string): number {
    let state = HASH_START;
    const folded = new Uint16Array(text.length);
    let filled = 0;
    for (let i = 0; i < text.length; i++) {
      state = hashNext(state, text.charCodeAt(i));
      if (text.charCodeAt(i) !== 32) folded[filled++] = text.charCodeAt(i);
    }
    return this.find(state, folded, 0, filled, text.length - filled);
  }

  nameText(name: number): string {
    return this.names.slice(name === 0 ? 0 : this.nameEnd[name - 1]! + 1, this.nameEnd[name]);
  }

  /** What a place is called: GeoNames' name, or the English one of a country or area. */
  title(place: number): string {
    if (!this.titleEnd) {
      this.titleEnd = new Uint32Array(this.arrays.kind.length);
      for (let i = 0, at = 0; i < this.titleEnd.length; i++) {
        const end = this.titles.indexOf('\n', at);
        this.titleEnd[i] = end === -1 ? this.titles.length : end;
        at = this.titleEnd[i]! + 1;
      }
    }
    return this.titles.slice(place === 0 ? 0 : this.titleEnd[place - 1]! + 1, this.titleEnd[place]);
  }
}

/** FNV's low bits are weak on short names. */
const spread = (state: number): number => {
  const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
};

let loaded: Gazetteer | undefined;

/** The gazetteer, read at the first call of this process or worker. */
export function gazetteer(): Gazetteer {
  if (loaded) return loaded;
  const path = join(factsFolder(), 'gazetteer.bin');
  if (!existsSync(path)) throw new Error(`${path} is missing: run "npm run gazetteer", or copy the folder "regions/facts" beside the built files`);
  return (loaded = new Gazetteer(readFileSync(path)));
}
