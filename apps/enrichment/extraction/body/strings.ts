/** A string in a script, and the key before it. */
export interface StringInScript {
  readonly key: string | null;
  readonly value: string;
}

/** The strings in double quotes of a script or a JSON text, decoded, each with the key that it is the value of. One pass, whatever the script. */
export function* strings(script: string): Generator<StringInScript> {
  let key: string | null = null;
  for (let start = script.indexOf('"'); start >= 0; ) {
    const end = endOf(script, start);
    if (end < 0) return;
    let next = end + 1;
    while (script.charCodeAt(next) <= 32) next++;
    if (script[next] === ':') key = script.slice(start + 1, Math.min(end, start + 60));
    else {
      const value = decoded(script.slice(start, end + 1));
      if (value !== null) yield { key, value };
      if (script[next] === '}') key = null;
    }
    start = script.indexOf('"', end + 1);
  }
}

/** Index of the closing quote, -1 if there is none. */
function endOf(script: string, start: number): number {
  for (let i = start + 1; i < script.length; i++) {
    const code = script.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 34) return i;
  }
  return -1;
}

function decoded(literal: string): string | null {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return null;
  }
}
