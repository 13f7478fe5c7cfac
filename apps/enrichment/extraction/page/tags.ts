import { copyOf } from './copy.js';
import { NameTable } from './names.js';

// What the names of HTML elements mean to the reader of a page. Everything that is not listed is inline.

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Elements that end a line of text when they begin and when they end. */
const block = set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 ' +
    'head header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul',
);
/** Elements whose text nobody reads as text: code, controls, drawings, players, and what only browsers without scripts show. */
const silent = set(
  'script style noscript template svg math iframe object embed applet canvas video audio map select datalist textarea button progress meter noframes noembed dialog input head rp xmp',
);
const empty = set('area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr');
/** An end tag of these does not close a block that was opened after them (HTML Standard, "adoption agency"). */
const formatting = set('a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var');
/** Opening one of these closes an open `p`. */
const closesParagraph = set(
  'address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main ' +
    'menu nav ol p pre search section summary table ul',
);
/** Opening the key closes the nearest open element of its set, unless a scope stands between. */
const closesSiblings: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['li', set('li')], ['dd', set('dd dt')], ['dt', set('dd dt')], ['tr', set('tr')], ['td', set('td th')], ['th', set('td th')], ['thead', set('thead tbody tfoot')],
  ['tbody', set('thead tbody tfoot')], ['tfoot', set('thead tbody tfoot')], ['option', set('option')], ['a', set('a')], ['body', set('head')],
]);
/** End tags and implied closes do not reach out of these (HTML Standard, "has an element in scope"). */
const scope = set('table td th caption template object button html svg math marquee applet');
/** End tags that reach out of any scope but a table's. */
const reachesOut = set('table td th caption template object button html svg math marquee applet tr tbody body html');
const list = set('ul ol dl menu dir');
const bold = set('b strong h1 h2 h3 h4 h5 h6');
const inHead = set('title meta link script style base noscript template');

export interface Tag {
  readonly name: string;
  /** A small number of its own. */
  readonly id: number;
  readonly isBlock: boolean;
  readonly isSilent: boolean;
  readonly isEmpty: boolean;
  readonly isFormatting: boolean;
  readonly isScope: boolean;
  readonly isList: boolean;
  readonly isBold: boolean;
  readonly isForeign: boolean;
  readonly belongsInHead: boolean;
  readonly closesParagraph: boolean;
  readonly reachesOut: boolean;
  readonly closesSiblings: ReadonlySet<string> | null;
}

const tags = new Map<string, Tag>();
/** More names than this are made up; they share one number. */
const maxTags = 2000;
/** The numbers of tags are below this. */
export const tagNumbers = maxTags + 1;

/** @param name in lower case. */
export function tagOf(name: string): Tag {
  const known = tags.get(name);
  if (known) return known;
  const tag: Tag = {
    name: copyOf(name),
    id: Math.min(tags.size, maxTags),
    isBlock: block.has(name),
    isSilent: silent.has(name),
    isEmpty: empty.has(name),
    isFormatting: formatting.has(name),
    isScope: scope.has(name),
    isList: list.has(name),
    isBold: bold.has(name),
    isForeign: name === 'svg' || name === 'math',
    belongsInHead: inHead.has(name),
    closesParagraph: closesParagraph.has(name),
    reachesOut: reachesOut.has(name),
    closesSiblings: closesSiblings.get(name) ?? null,
  };
  if (tags.size < maxTags) tags.set(copyOf(name), tag);
  return tag;
}

const own = new NameTable([...new Set([block, silent, empty, formatting, scope, inHead, set('picture')].flatMap((names) => [...names]))].map((name) => [name, tagOf(name)] as const));

/** The tag whose name stands in the page; made up ones cost a string. */
export function tagAt(source: string, start: number, end: number): Tag {
  return own.at(source, start, end) ?? tagOf(source.slice(start, end).toLowerCase());
}
