import { hashOf } from '../random.js';

/**
 * The page with a part of its class and id names made up, the same name always to the same: what is left of extraction on a site whose
 * names no rule knows. @param share of the names, 0 to 1.
 */
export function withNamesMadeUp(html: string, share: number): string {
  const rename = (name: string) => (hashOf(name) < share * 2 ** 32 ? `x${(hashOf(`${name}!`) % 60_466_176).toString(36).replace(/[a-z]/g, (letter) => 'qxzjvwk'[letter.charCodeAt(0) % 7]!)}` : name);
  return html.replace(/<[a-z][^<>]*>/gi, (tag) =>
    tag.replace(/(\s(?:class|id)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/gi, (_all, before: string, double?: string, single?: string, bare?: string) => {
      const names = (double ?? single ?? bare ?? '').split(/\s+/).filter((name) => name !== '');
      return `${before}"${names.map(rename).join(' ')}"`;
    }),
  );
}
