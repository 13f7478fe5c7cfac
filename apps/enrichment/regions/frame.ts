import { HEIGHT, WIDTH } from './projection.js';

type Point = readonly [x: number, y: number];

export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** No closer than this: a country alone is hard to recognise without those around it. */
const CLOSEST = 0.22;
const MARGIN = 1.5;

/** The part of the map that holds the points with some room around them, in the map's own proportions; all of it where there are none. */
export function frameOf(points: readonly Point[]): Frame {
  if (points.length === 0) return { x: 0, y: 0, width: WIDTH, height: HEIGHT };
  const [west, east] = extent(points.map(([x]) => x));
  const [north, south] = extent(points.map(([, y]) => y));
  const share = Math.min(1, Math.max(CLOSEST, (MARGIN * (east - west)) / WIDTH, (MARGIN * (south - north)) / HEIGHT));
  const [width, height] = [WIDTH * share, HEIGHT * share];
  return { x: within((west + east - width) / 2, WIDTH - width), y: within((north + south - height) / 2, HEIGHT - height), width, height };
}

/** The corners of the largest part of an outline: what belongs to a country across an ocean does not push it to the edge. */
export function mainland(outline: string): Point[] {
  const parts = outline.split('Z').filter(Boolean).map((part) => [...part.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]): Point => [Number(x), Number(y)]));
  const boxes = parts.map((part) => ({ x: extent(part.map(([x]) => x)), y: extent(part.map(([, y]) => y)) }));
  const [largest] = boxes.sort((a, b) => area(b) - area(a));
  return largest ? [[largest.x[0], largest.y[0]], [largest.x[1], largest.y[1]]] : [];
}

const area = ({ x, y }: { x: Point; y: Point }): number => (x[1] - x[0]) * (y[1] - y[0]);
const extent = (values: readonly number[]): Point => values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity] as Point);
const within = (value: number, most: number): number => Math.min(most, Math.max(0, value));
