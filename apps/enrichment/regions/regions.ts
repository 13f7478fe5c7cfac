import type { Country, Region, Subdivision } from '@newsreel/contracts';
import type { Evidence } from './evidence.js';
import { NONE } from './gazetteer/format.js';
import type { Gazetteer } from './gazetteer/load.js';

/** Subdivisions by ISO 3166-2, most mentioned first, and regions: UN M49 (the countries' and those above them, without the world), blocs, seas. */
export function regionsOf(evidence: Evidence[], countries: Country[], { arrays, meta }: Gazetteer): { subdivisions: Subdivision[]; regions: Region[] } {
  const subdivisions = new Map<number, number>();
  const regions = new Map<string, Region>();
  const byCode = new Map(meta.regions.map((region) => [region.code, region]));
  const addRegion = (code: string | undefined): void => {
    for (let region = byCode.get(code ?? ''); region && region.code !== '001'; region = byCode.get(region.parent ?? ''))
      regions.set(region.code, { code: region.code, name: region.name, kind: region.kind });
  };
  for (const { code } of countries) addRegion(meta.countryRegion[meta.countries.indexOf(code)]);
  for (const { place, by } of evidence) {
    if (by === 'bloc') addRegion(meta.regions[place]!.code);
    else if (arrays.region[place] !== 255) addRegion(meta.regions[arrays.region[place]!]!.code);
    if (by === 'place' && arrays.subdivision[place] !== NONE) subdivisions.set(arrays.subdivision[place]!, (subdivisions.get(arrays.subdivision[place]!) ?? 0) + 1);
  }
  return {
    subdivisions: [...subdivisions].sort((a, b) => b[1] - a[1]).flatMap(([index]) => {
      const { iso, name } = meta.subdivisions[index]!;
      return iso ? [{ code: iso, name }] : [];
    }),
    regions: [...regions.values()],
  };
}
