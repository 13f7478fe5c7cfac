/** A text for comparing: lower case, straight quotes, single spaces. */
export function plain(text: string): string {
  const lower = text.toLowerCase();
  return isPlain.test(lower) ? lower : lower.replace(/[’‘ʼ`´]/g, "'").replace(/[“”„«»]/g, '"').replace(/\s+/g, ' ').trim();
}

// White space but single spaces, and quotes that are not straight.
const isPlain = /^(?!\s)(?:[^\s’‘ʼ`´“”„«»]| (?! ))*$/;
