import type { PageElement } from '../page/page.js';
import { hintOf } from './hints.js';
import type { Strength } from './patterns.js';

/** Elements that are furniture by their name alone. */
const byTag: ReadonlyMap<string, Strength> = new Map([
  ['nav', 'strong'], ['footer', 'strong'], ['aside', 'strong'], ['figure', 'strong'], ['figcaption', 'strong'], ['menu', 'strong'], ['address', 'strong'], ['form', 'weak'], ['fieldset', 'weak'], ['label', 'weak'],
]);
const byRole: Readonly<Record<string, Strength>> = {
  navigation: 'strong', banner: 'weak', contentinfo: 'strong', complementary: 'strong', search: 'strong', dialog: 'hidden', alertdialog: 'hidden', menu: 'strong', menubar: 'strong',
  tablist: 'weak', toolbar: 'strong', tooltip: 'strong', button: 'strong',
};
const byItemprop = /\b(author|datePublished|dateModified|keywords|caption|comment|publisher|interactionStatistic|copyrightHolder)\b/;
const invisibleStyle = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/** How strongly an element's name, class, id and attributes say that it is no part of the article; null if they don't. */
export function furnitureOf(element: PageElement): Strength | null {
  const { name, attributes } = element;
  if (name === 'body' || name === 'html' || name === 'main') return null;
  if (attributes) {
    if (attributes['hidden'] !== undefined || invisibleStyle.test(attributes['style'] ?? '')) return 'hidden';
    const role = attributes['role'] && byRole[attributes['role']];
    if (role) return role;
    if (attributes['itemprop'] && byItemprop.test(attributes['itemprop'])) return 'strong';
  }
  const hint = hintOf(element);
  return hint.isQuotedPost ? null : (byTag.get(name) ?? hint.furniture);
}
