// Paths of robots.txt as RFC 9309, sections 2.2.2 and 2.2.3, compares them.

const encoder = new TextEncoder();

/**
 * One spelling for paths and patterns: octets outside of US-ASCII are percent-encoded, escapes of unreserved characters are undone,
 * hexadecimal is in upper case. `*` and `$` of a pattern stay special; their escapes stay escapes.
 */
export function normalizePath(path: string): string {
  let out = '';
  for (let i = 0; i < path.length; ) {
    const escape = /^%[0-9a-f]{2}/i.exec(path.slice(i, i + 3))?.[0];
    if (escape) {
      const character = String.fromCharCode(parseInt(escape.slice(1), 16));
      out += /[A-Za-z0-9._~-]/.test(character) ? character : escape.toUpperCase();
      i += 3;
      continue;
    }
    const point = path.codePointAt(i)!;
    const character = String.fromCodePoint(point);
    out += point > 0x20 && point < 0x7f ? character : [...encoder.encode(character)].map((octet) => `%${octet.toString(16).toUpperCase().padStart(2, '0')}`).join('');
    i += character.length;
  }
  return out;
}

/**
 * Whether a normalized pattern matches the beginning of a normalized path: `*` is any run of characters, `$` at the end is the path's end.
 * What stands between two stars is looked for as early as it can be; nothing is ever tried again, so that no pattern is dear.
 */
export function matches(pattern: string, path: string): boolean {
  const isAnchored = pattern.endsWith('$');
  const [first = '', ...rest] = (isAnchored ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(first)) return false;
  const last = rest.pop();
  if (last === undefined) return !isAnchored || path.length === first.length;
  let at = first.length;
  for (const part of rest) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return isAnchored ? path.length - last.length >= at && path.endsWith(last) : path.indexOf(last, at) >= 0;
}
