/**
 * The compiled gazetteer: one zstd-compressed file of sections, made by `npm run gazetteer`, read by `load.ts`.
 * A section is a typed array or UTF-8 text; the header is JSON and says where each begins.
 */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

export const KINDS = ['country', 'subdivision', 'capital', 'city', 'region', 'sea', 'river', 'mountain', 'other'] as const;
export type PlaceKind = (typeof KINDS)[number];
const kindOf = (kind: PlaceKind): number => KINDS.indexOf(kind);
export const COUNTRY = kindOf('country');
export const SUBDIVISION = kindOf('subdivision');
export const CAPITAL = kindOf('capital');
export const CITY = kindOf('city');
export const REGION = kindOf('region');

/** How a name names its place. */
export const NAME = 0;
/** Another name: of another language, another time or a nickname. */
export const ALTERNATE = 1;
/** A nationality or an adjective of a country: evidence, no place. */
export const NATIONALITY = 2;
/** An abbreviation that counts only behind a comma: `Paris, Tex.` */
export const AFTER_COMMA = 3;
/** The name of a bloc, whose candidate is an index into `blocs`. */
export const BLOC = 4;

/** What else a name is: bits of `nameFlags`. */
export const WORD = 1;
export const GIVEN_NAME = 2;
export const SURNAME = 4;
/** Counts only in capitals: `US`, `UAE`. */
export const CAPITALS_ONLY = 8;
/** Among the names that news use for something else nearly always: `Hamas`, `Toyota`, `March`. */
export const OTHER_NAME = 16;

export const NONE = 0xffff;

/** Everything but the arrays. */
export interface Meta {
  /** SHA-256 of every source file: a test holds the compiled file to its sources. */
  sources: string;
  /** ISO 3166-1 alpha-2, by index. */
  countries: string[];
  /** The M49 region and the index of the place that is the country, by the same index. */
  countryRegion: string[];
  countryPlace: number[];
  /** ISO 3166-2 or null of each subdivision of the first level, whose places have these indices. */
  subdivisions: { place: number; iso: string | null; name: string }[];
  /** M49 and blocs: code, name, parent. */
  regions: { code: string; name: string; parent: string | null; kind: 'm49' | 'bloc' | 'sea' }[];
  /** Language of a name, by index; 0 is any. */
  languages: string[];
}

export interface Arrays {
  lat: Int32Array;
  lon: Int32Array;
  /** 10 × log10 of the people, at most 255. */
  weight: Uint8Array;
  kind: Uint8Array;
  /** Index into `Meta.countries`, 255 for none. */
  country: Uint8Array;
  /** Index into `Meta.subdivisions`, `NONE` for none. */
  subdivision: Uint16Array;
  geonamesId: Uint32Array;
  /** Index into `Meta.regions`, 255 for none. */
  region: Uint8Array;
  nameFlags: Uint8Array;
  /** Where each name's candidates begin in the three arrays that follow; one more than names. */
  candidateStart: Uint32Array;
  candidatePlace: Uint32Array;
  candidateHow: Uint8Array;
  candidateLanguage: Uint8Array;
}

export interface Compiled { meta: Meta; arrays: Arrays; names: string[]; titles: string[] }

const TYPES = { Int32Array, Uint32Array, Uint16Array, Uint8Array };
type Section = { type: keyof typeof TYPES | 'text'; at: number; bytes: number };

const align = (n: number) => (n + 7) & ~7;

export function pack({ meta, arrays, names, titles }: Compiled): Buffer {
  const parts: Uint8Array[] = [];
  const sections: Record<string, Section> = {};
  let at = 0;
  const add = (key: string, type: Section['type'], bytes: Uint8Array) => {
    sections[key] = { type, at, bytes: bytes.length };
    parts.push(bytes, new Uint8Array(align(bytes.length) - bytes.length));
    at += align(bytes.length);
  };
  for (const [key, array] of Object.entries(arrays)) add(key, array.constructor.name, new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  add('names', 'text', Buffer.from(names.join('\n')));
  add('titles', 'text', Buffer.from(titles.join('\n')));
  const header = Buffer.from(JSON.stringify({ meta, sections }));
  const lead = new Uint8Array(align(4 + header.length));
  new DataView(lead.buffer).setUint32(0, header.length, true);
  lead.set(header, 4);
  return zstdCompressSync(Buffer.concat([lead, ...parts]), { params: { [constants.ZSTD_c_compressionLevel]: 19 } });
}

export interface Unpacked { meta: Meta; arrays: Arrays; names: string; titles: string }

/** @throws Error if the bytes are no compiled gazetteer. */
export function unpack(bytes: Uint8Array): Unpacked {
  const all = zstdDecompressSync(bytes);
  // The arrays must begin at multiples of their element size: a pooled buffer begins anywhere.
  const buffer = all.buffer.slice(all.byteOffset, all.byteOffset + all.length) as ArrayBuffer;
  const length = new DataView(buffer).getUint32(0, true);
  const { meta, sections } = JSON.parse(Buffer.from(buffer, 4, length).toString('utf8')) as { meta: Meta; sections: Record<string, Section> };
  const base = align(4 + length);
  const texts: Record<string, string> = {};
  const arrays: Record<string, unknown> = {};
  for (const [key, { type, at, bytes: size }] of Object.entries(sections)) {
    if (type === 'text') texts[key] = Buffer.from(buffer, base + at, size).toString('utf8');
    else arrays[key] = new TYPES[type](buffer, base + at, size / TYPES[type].BYTES_PER_ELEMENT);
  }
  return { meta, arrays: arrays as unknown as Arrays, names: texts.names!, titles: texts.titles! };
}
