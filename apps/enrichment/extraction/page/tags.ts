// What the names of HTML elements mean to the reader of a page. Everything that is not listed is inline.

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Elements that end a line of text when they begin and when they end. */
export const blockTags = set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 ' +
    'head header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul',
);

/** Elements whose text nobody reads as text: code, controls, drawings, players, and what only browsers without scripts show. */
export const silentTags = set(
  'script style noscript template svg math iframe object embed applet canvas video audio map select datalist textarea button progress meter ' +
    'noframes noembed dialog input head rp xmp',
);

export const voidTags = set('area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr');

/** An end tag of these does not close a block that was opened after them (HTML Standard, "adoption agency"). */
export const formattingTags = set('a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var');

/** Opening one of these closes an open `p`. */
export const closesParagraph = set(
  'address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main ' +
    'menu nav ol p pre search section summary table ul',
);

/** Opening the key closes the nearest open element of its set, unless one of `scopeTags` stands between. */
export const closesSiblings: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['li', set('li')],
  ['dd', set('dd dt')],
  ['dt', set('dd dt')],
  ['tr', set('tr')],
  ['td', set('td th')],
  ['th', set('td th')],
  ['thead', set('thead tbody tfoot')],
  ['tbody', set('thead tbody tfoot')],
  ['tfoot', set('thead tbody tfoot')],
  ['option', set('option')],
  ['a', set('a')],
  ['body', set('head')],
]);

/** End tags and implied closes do not reach out of these (HTML Standard, "has an element in scope"). */
export const scopeTags = set('table td th caption template object button html svg math marquee applet');

/** Between an `li` and an earlier one that it would close. */
export const listTags = set('ul ol dl menu dir');
