import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { frameOf, mainland } from './frame.js';
import { factsFolder, gazetteer } from './gazetteer/load.js';
import { project, WIDTH } from './projection.js';

export interface Marked {
  /** ISO 3166-1 alpha-2, and from 0 to 1 how strongly it is coloured. */
  countries: readonly { code: string; score: number }[];
  places?: readonly { name: string; lat: number | null; lon: number | null }[];
}

/** More marks than this hide each other. */
const MOST_PLACES = 200;
let outlines: Record<string, string> | undefined;

/** An SVG map (Equal Earth) of where a text is about, with countries coloured by score and places as dots; it loads nothing from elsewhere. */
export function drawMap({ countries, places = [] }: Marked): string {
  const drawn = (outlines ??= JSON.parse(readFileSync(join(factsFolder(), 'outlines.json'), 'utf8')) as Record<string, string>);
  const opacity = strengthIn(countries);
  const located = places.slice(0, MOST_PLACES).flatMap(({ name, lat, lon }) => (lat === null || lon === null ? [] : [{ name, at: project(lat, lon) }]));
  const small = countries.filter(({ code }) => !(code in drawn)).map(({ code, score }) => ({ name: nameOf(code), at: project(...middleOf(code)), score }));
  const { x, y, width, height } = frameOf([...countries.flatMap(({ code }) => mainland(drawn[code] ?? '')), ...[...located, ...small].map(({ at }) => at)]);
  const unit = width / WIDTH;
  const land = Object.entries(drawn).map(([code, path]) => {
    const country = countries.find((marked) => marked.code === code);
    return country ? `<path d="${path}" vector-effect="non-scaling-stroke" fill="${COUNTRY_COLOUR}" fill-opacity="${opacity(country.score)}">${title(nameOf(code))}</path>` : `<path d="${path}" vector-effect="non-scaling-stroke"/>`;
  });
  const dots = [
    ...small.map(({ name, at, score }) => dot(name, at, 12 * unit, `${COUNTRY_COLOUR}" fill-opacity="${opacity(score)}`)),
    ...located.map(({ name, at }) => dot(name, at, 8 * unit, '#1e3a8a" stroke="#fff" stroke-width="1" vector-effect="non-scaling-stroke')),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[x, y, width, height].map((n) => n.toFixed(1)).join(' ')}" role="img" aria-label="Map of the countries named" style="background:#eef4f8">
<g fill="#d6d3d1" stroke="#fff" stroke-width="0.7">
${land.join('\n')}
</g>
${dots.join('\n')}
</svg>
`;
}

/** The countries by name, as a list in HTML, each with the colour that it has on the map. */
export function mapLegend(countries: Marked['countries']): string {
  const opacity = strengthIn(countries);
  const items = countries.map(({ code, score }) => `<li><svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" fill="${COUNTRY_COLOUR}" fill-opacity="${opacity(score)}"/></svg> ${escape(nameOf(code))} <small>${code} ${Math.round(score * 100)} %</small></li>`);
  return `<ul>${items.join('')}</ul>`;
}

const COUNTRY_COLOUR = '#c2410c';

function strengthIn(countries: Marked['countries']): (score: number) => string {
  const best = Math.max(...countries.map(({ score }) => score), 0.0001);
  return (score) => (0.4 + 0.6 * Math.min(1, score / best)).toFixed(2);
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
const title = (text: string): string => `<title>${escape(text)}</title>`;

function dot(name: string, [x, y]: readonly [number, number], radius: number, fill: string): string {
  return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius.toFixed(1)}" fill="${fill}">${title(name)}</circle>`;
}

const placeOf = (code: string): number => gazetteer().meta.countryPlace[gazetteer().meta.countries.indexOf(code)] ?? -1;

function nameOf(code: string): string {
  const place = placeOf(code);
  return place < 0 ? code : gazetteer().title(place);
}

function middleOf(code: string): [number, number] {
  const place = placeOf(code);
  const { lat, lon } = gazetteer().arrays;
  return place < 0 ? [0, 0] : [lat[place]! / 1e5, lon[place]! / 1e5];
}
