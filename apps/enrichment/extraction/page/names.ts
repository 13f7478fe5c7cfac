/** Whether `name`, in lower case, stands in the page at `start`, in capitals or not. */
export function isNameAt(source: string, start: number, name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    const code = source.charCodeAt(start + i);
    if ((code | 32) !== name.charCodeAt(i) || code < 32) return false;
  }
  return true;
}

const buckets = 1024;

/** Names, in lower case, and what they stand for, found in a page without making a string of the place where one may be. */
export class NameTable<Value> {
  private readonly bySum: { readonly name: string; readonly value: Value }[][] = Array.from({ length: buckets }, () => []);

  constructor(entries: Iterable<readonly [name: string, value: Value]>) {
    for (const [name, value] of entries) this.bySum[sumOf(name, 0, name.length)]!.push({ name, value });
  }

  at(source: string, start: number, end: number): Value | null {
    for (const { name, value } of this.bySum[sumOf(source, start, end)]!) if (name.length === end - start && isNameAt(source, start, name)) return value;
    return null;
  }
}

function sumOf(source: string, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i < end; i++) sum = (sum * 31 + (source.charCodeAt(i) | 32)) & (buckets - 1);
  return sum;
}
