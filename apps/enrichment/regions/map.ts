import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { factsFolder, gazetteer } from './gazetteer/load.js';
import { HEIGHT, project, WIDTH } from './projection.js';

export interface Marked {
  /** ISO 3166-1 alpha-2, and from 0 to 1 how strongly it is coloured. */
  countries: readonly { code: string; score: number }[];
  places?: readonly { name: string; lat: number | null; lon: number | null }[];
}

/** More marks than this hide each other. */
const MOST_PLACES = 200;
let outlines: Record<string, string> | undefined;

/** An SVG map of the world (Equal Earth) with countries coloured by score and places as dots; it loads nothing from elsewhere. */
export function drawMap({ countries, places = [] }: Marked): string {
  outlines ??= JSON.parse(readFileSync(join(factsFolder(), 'outlines.json'), 'utf8')) as Record<string, string>;
  const best = Math.max(...countries.map(({ score }) => score), 0.0001);
  const land = Object.entries(outlines).map(([code, path]) => {
    const country = countries.find((marked) => marked.code === code);
    return country ? `<path d="${path}" fill="#c2410c" fill-opacity="${strength(country.score / best)}">${title(nameOf(code))}</path>` : `<path d="${path}"/>`;
  });
  const small = countries.filter(({ code }) => !(code in outlines!)).flatMap(({ code, score }) => dot(nameOf(code), middleOf(code), 5, `#c2410c" fill-opacity="${strength(score / best)}`));
  const dots = places.slice(0, MOST_PLACES).flatMap(({ name, lat, lon }) => (lat === null || lon === null ? [] : dot(name, [lat, lon], 2.5, '#1e3a8a')));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Map of the countries named">
<g fill="#d6d3d1" stroke="#fff" stroke-width="0.5">
${land.join('\n')}
</g>
${[...small, ...dots].join('\n')}
</svg>
`;
}

const strength = (share: number): string => (0.25 + 0.75 * Math.min(1, share)).toFixed(2);
const escape = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
const title = (text: string): string => `<title>${escape(text)}</title>`;

function dot(name: string, [lat, lon]: [number, number], radius: number, fill: string): string {
  const [x, y] = project(lat, lon);
  return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius}" fill="${fill}">${title(name)}</circle>`;
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
