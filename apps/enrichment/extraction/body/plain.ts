/** A text for comparing: lower case, straight quotes, single spaces. The text's white space is collapsed already, but for line ends. */
export function plain(text: string): string {
  const lower = text.toLowerCase();
  return unlike.test(lower) ? lower.replace(/[’‘ʼ`´]/g, "'").replace(/[“”„«»]/g, '"').replace(/\s+/g, ' ') : lower;
}

const unlike = /[’‘ʼ`´“”„«»\n]/;
