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
 * Greedy with one point to come back to, so the cost is at most pattern times path, whatever the pattern.
 */
export function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const body = anchored ? pattern.slice(0, -1) : pattern;
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let i = 0; ; ) {
    if (at === body.length && (!anchored || i === path.length)) return true;
    if (at < body.length && body[at] === '*') {
      star = at++;
      resume = i;
    } else if (i < path.length && at < body.length && body[at] === path[i]) {
      at++;
      i++;
    } else if (star >= 0 && resume < path.length) {
      at = star + 1;
      i = ++resume;
    } else {
      return false;
    }
  }
}
