// Names repeat on a page, and pages of a site share them. A string that was cut from a page keeps the whole page in memory as long as it
// lives (V8 cuts by reference), so what outlives the page has to be a copy.

const slots = 4096;
const longest = 200;
const known: string[] = Array.from({ length: slots }, () => '');

/** The part of a page as a string that keeps nothing of the page, the same one for the same short text as long as it is remembered. */
export function shared(source: string, start: number, end: number): string {
  const length = end - start;
  if (length <= 0) return '';
  if (length > longest) return source.slice(start, end);
  const slot = (length * 31 + source.charCodeAt(start) * 7 + source.charCodeAt(start + (length >> 1)) * 131 + source.charCodeAt(end - 1) * 17) & (slots - 1);
  const text = known[slot]!;
  if (text.length === length && source.startsWith(text, start)) return text;
  return (known[slot] = copyOf(source.slice(start, end)));
}

/** Joining makes a new string, of which the part is cut. */
export function copyOf(text: string): string {
  return ` ${text}`.slice(1);
}
