/** A text for comparing: lower case, straight quotes, single spaces. */
export function plain(text: string): string {
  return text.toLowerCase().replace(/[’‘ʼ`´]/g, "'").replace(/[“”„«»]/g, '"').replace(/\s+/g, ' ').trim();
}
