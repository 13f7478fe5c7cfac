import { createHash } from 'node:crypto';

/** A small landscape in SVG, another for every name. */
export function pictureOf(name: string): string {
  const bytes = createHash('sha256').update(name).digest();
  const hue = bytes[0]! * 1.41;
  const hill = (at: number, colour: string) => {
    const [a, b, c] = [bytes[at]!, bytes[at + 1]!, bytes[at + 2]!];
    return `<path fill="${colour}" d="M0 420V${260 - a / 3}Q200 ${180 + b / 2} 400 ${300 - c / 3}T800 ${220 + a / 3}V420Z"/>`;
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 420" width="800" height="420"><rect width="800" height="420" fill="hsl(${hue} 45% 78%)"/><circle cx="${120 + bytes[1]! * 2}" cy="${60 + bytes[2]! / 3}" r="42" fill="hsl(${hue + 40} 80% 90%)"/>${hill(3, `hsl(${hue + 20} 30% 55%)`)}${hill(6, `hsl(${hue + 30} 32% 38%)`)}${hill(9, `hsl(${hue + 40} 35% 24%)`)}</svg>`;
}
