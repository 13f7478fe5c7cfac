import { InvalidArgumentError } from 'commander';

/** For an option that can be repeated. */
export const collect = (value: string, before: string[]): string[] => [...before, value];

/** For an option that is a number. */
export const number = (min: number, max: number) => (text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !(value >= min && value <= max)) throw new InvalidArgumentError(`It is a number from ${min} to ${max}.`);
  return value;
};

/** For an option that is a whole number. */
export const wholeNumber = (min: number, max: number) => (text: string): number => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) throw new InvalidArgumentError(`It is a whole number from ${min} to ${max}.`);
  return value;
};

/** For an option that is a point in time: milliseconds since 1970. */
export function time(text: string): number {
  const value = Date.parse(text);
  if (Number.isNaN(value)) throw new InvalidArgumentError('It is a date or a time in ISO 8601, for example 2026-11-01 or 2026-11-01T08:00:00Z.');
  return value;
}
