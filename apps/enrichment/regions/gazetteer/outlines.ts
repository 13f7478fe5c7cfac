/**
 * Makes `facts/outlines.json` anew: countries' outlines as SVG paths, by ISO 3166-1 alpha-2.
 *
 *     node dist/apps/enrichment/regions/gazetteer/outlines.js WORLD_ATLAS_DIR FACTS_DIR
 *
 * world-atlas 2 (npm, ISC) carries Natural Earth's outlines (public domain) as TopoJSON. Run by hand; the result is in the repository.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { iso31661NumericToAlpha2 } from 'iso-3166';
import { project } from '../projection.js';

interface Geometry { type: 'Polygon' | 'MultiPolygon'; id?: string; arcs: number[][] | number[][][]; properties: { name: string } }
interface Topology { arcs: [number, number][][]; transform: { scale: [number, number]; translate: [number, number] }; objects: { countries: { geometries: Geometry[] } } }

/** Without a numeric code in Natural Earth. */
const UNNUMBERED: Record<string, string> = { Kosovo: 'XK', Somaliland: 'SO', 'N. Cyprus': 'CY' };

const [atlas, facts] = process.argv.slice(2);
if (!atlas || !facts) throw new Error('usage: node outlines.js WORLD_ATLAS_DIR FACTS_DIR');
const topology = JSON.parse(readFileSync(join(atlas, 'countries-110m.json'), 'utf8')) as Topology;

/** An arc's points in degrees; arcs are written as differences. */
const arcs = topology.arcs.map((arc) => {
  let [x, y] = [0, 0];
  const { scale, translate } = topology.transform;
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]] as const;
  });
});

type Point = readonly [lon: number, lat: number];

/** Longitudes that go on beyond 180 where the ring crosses the date line; a ring around the pole is closed along it. */
function unwrap(points: Point[]): Point[] {
  let turn = 0;
  const out: Point[] = [];
  points.forEach(([lon, lat], i) => {
    const step = i === 0 ? 0 : lon - points[i - 1]![0];
    if (Math.abs(step) > 180) turn -= Math.sign(step) * 360;
    out.push([lon + turn, lat]);
  });
  const [first, last] = [out[0]!, out.at(-1)!];
  return Math.abs(last[0] - first[0]) > 180 ? [...out, [last[0], -90], [first[0], -90]] : out;
}

/** A ring as one path, or as two, at either edge of the map, where it crosses the date line. */
function ring(indices: number[]): string {
  const points = unwrap(indices.flatMap((index) => (index < 0 ? arcs[~index]!.toReversed() : arcs[index]!)));
  return [-360, 0, 360].map((shift) => pathOf(points.map(([lon, lat]) => [Math.max(-180, Math.min(180, lon + shift)), lat]))).join('');
}

function pathOf(points: Point[]): string {
  const isOutside = points.every(([lon]) => lon === 180) || points.every(([lon]) => lon === -180);
  const drawn = points.map(([lon, lat]) => project(lat, lon).map((n) => n.toFixed(1)).join(' '));
  const distinct = drawn.filter((point, i) => point !== drawn[i - 1]);
  return isOutside || distinct.length < 3 ? '' : `M${distinct.join('L')}Z`;
}

const outlines: Record<string, string> = {};
for (const { type, id, arcs: shape, properties } of topology.objects.countries.geometries) {
  const code = iso31661NumericToAlpha2[String(id).padStart(3, '0')] ?? UNNUMBERED[properties.name];
  if (!code) throw new Error(`${properties.name} (${id}) has no ISO 3166-1 code: add it to UNNUMBERED`);
  const polygons = (type === 'Polygon' ? [shape] : shape) as number[][][];
  outlines[code] = (outlines[code] ?? '') + polygons.flat().map(ring).join('');
}
writeFileSync(join(facts, 'outlines.json'), `${JSON.stringify(outlines, null, 0).replace(/","/g, '",\n"')}\n`);
