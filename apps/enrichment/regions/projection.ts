/** The Equal Earth projection (Šavrič, Patterson, Jenny 2018): areas are true, so no country looks larger than it is. */
const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796];
const M = Math.sqrt(3) / 2;

export const WIDTH = 960;
export const HEIGHT = 468;
const SCALE = WIDTH / (2 * 2.7066);

/** Degrees to units of the drawing, from the upper left. */
export function project(lat: number, lon: number): [x: number, y: number] {
  const theta = Math.asin(M * Math.sin((lat * Math.PI) / 180));
  const square = theta * theta;
  const sixth = square ** 3;
  const x = ((lon * Math.PI) / 180) * Math.cos(theta) / (M * (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)));
  const y = theta * (A1 + A2 * square + sixth * (A3 + A4 * square));
  return [WIDTH / 2 + x * SCALE, HEIGHT / 2 - y * SCALE];
}
