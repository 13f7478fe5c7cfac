import { InvalidArgumentError } from 'commander';

/** For an option that can be repeated. */
export const collect = (value: string, before: string[]): string[] => [...before, value];

/** For an option that is a number. */
export const number = (min: number, max: number) => (text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !(value >= min && value <= max)) throw new InvalidArgumentError(`It is a number from ${min} to ${max}.`);
  return value;
};
