import { backwards, growthFor, lexemesOf } from './window.js';

const time = (text: string) => new Date(text);
const hours = (window: { from: Date; to: Date }) => (window.to.getTime() - window.from.getTime()) / 3_600_000;

test('windows go back in time without gaps, each as much longer as it has to be', () => {
  const windows = [...backwards(time('2000-01-01'), time('2026-02-05T12:00:00Z'), 3_600_000, () => 16)];
  expect(windows.slice(0, 4).map(hours)).toEqual([1, 16, 256, 4_096]);
  windows.slice(1).forEach((window, i) => expect(window.to).toEqual(windows[i]!.from));
  expect(windows.at(-1)!.from).toEqual(time('2000-01-01'));
});

test.each([
  ['64 times, where nothing was found', 20, 0, 64],
  ['so that it brings what is missing, and some to spare', 20, 6, (1.3 * 20 + 80) / 7],
  ['not at all, where more was found than is missing', 20, 300, 1],
])('the next window grows %s', (_, missing, got, growth) => {
  expect(growthFor(missing, got)).toBe(growth);
});

test('a window is a few lexemes: hours, days or months, as long as it is', () => {
  expect(lexemesOf({ from: time('2026-02-05T10:30:00Z'), to: time('2026-02-05T12:00:00.001Z') })).toEqual(['=h:2026-02-05T10', '=h:2026-02-05T11', '=h:2026-02-05T12']);
  expect(lexemesOf({ from: time('2026-02-03T10:30:00Z'), to: time('2026-02-06') })).toEqual(['=d:2026-02-03', '=d:2026-02-04', '=d:2026-02-05']);
  expect(lexemesOf({ from: time('2025-11-30T10:30:00Z'), to: time('2026-02-06') })).toEqual(['=m:2025-11', '=m:2025-12', '=m:2026-01', '=m:2026-02']);
});

test('no window is so long that it takes many lexemes to name it', () => {
  const windows = [...backwards(time('1990-01-01'), time('2026-02-06'), Infinity, () => 16)];
  expect(Math.max(...windows.map((window) => lexemesOf(window).length))).toBeLessThanOrEqual(24);
  expect(windows.at(-1)!.from).toEqual(time('1990-01-01'));
});
