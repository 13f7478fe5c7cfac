import type { Entity, Mention, Place } from '@newsreel/contracts';

const COLOURS: Record<Entity['type'], string> = { PERSON: '#ffd7b5', ORGANIZATION: '#c9dcff', LOCATION: '#c8efc9', MONEY: '#f7e9a0', DATE: '#e5d5f5' };

export interface Tagged {
  title: string | null;
  text: string;
  /** Null where there is no model for the language. */
  entities: readonly Entity[] | null;
  /** Marked where there are no entities. */
  places?: readonly Place[];
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => ESCAPES[c]!);

/**
 * A text with its mentions in colour, as a fragment of HTML. All that comes from the text is escaped.
 * @param of which field the text is; mentions in the other are left out
 */
export function markMentions(text: string, entities: readonly Entity[], of: NonNullable<Mention['in']>): string {
  const marks = entities.flatMap(({ type, name, mentions }) => mentions.filter((mention) => (mention.in ?? 'text') === of).map(({ start, end }) => ({ type, name, start, end })));
  marks.sort((a, b) => a.start - b.start);
  let html = '';
  let at = 0;
  for (const { type, name, start, end } of marks) {
    if (start < at) continue;
    html += `${escapeHtml(text.slice(at, start))}<mark class="${type.toLowerCase()}" title="${type}: ${escapeHtml(name)}">${escapeHtml(text.slice(start, end))}</mark>`;
    at = end;
  }
  return html + escapeHtml(text.slice(at));
}

/** The entities of each type, most salient first, with their numbers of mentions. */
function legend(entities: readonly Entity[]): string {
  return (Object.keys(COLOURS) as Entity['type'][]).map((type) => {
    const named = entities.filter((entity) => entity.type === type).sort((a, b) => b.salience - a.salience);
    const items = named.map(({ name, mentions }) => `<li>${escapeHtml(name)} <small>${mentions.length}</small></li>`).join('');
    return named.length === 0 ? '' : `<section><h2><mark class="${type.toLowerCase()}">${type}</mark></h2><ul>${items}</ul></section>`;
  }).join('');
}

/**
 * A page to look at: title and text with mentions in colour, and beside it who and what is named. It loads nothing from anywhere.
 * @param aside HTML for the column beside the text, for example a map; it is not escaped
 */
export function entitiesPage({ title, text, entities, places = [] }: Tagged, aside = ''): string {
  const found = entities ?? places.map(({ name, in: field, start, end }): Entity => ({ type: 'LOCATION', name, mentions: [{ in: field, start, end }], salience: 0 }));
  const colours = Object.entries(COLOURS).map(([type, colour]) => `.${type.toLowerCase()}{background:${colour}}`).join('');
  const paragraphs = markMentions(text, found, 'text').split(/\n{2,}/).map((block) => `<p>${block.replaceAll('\n', '<br>')}</p>`).join('\n');
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title ?? 'Tagged text')}</title>
<style>body{font:17px/1.6 Georgia,serif;max-width:70rem;margin:2rem auto;padding:0 1rem;display:grid;grid-template-columns:minmax(0,2fr) minmax(0,1fr);gap:2rem}
h1,p{unicode-bidi:plaintext;text-align:start}aside{font:14px/1.4 sans-serif}aside ul{list-style:none;padding:0}aside h2{font-size:14px}aside small{color:#57534e}mark{border-radius:3px;padding:0 2px}@media(max-width:45rem){body{display:block}}${colours}</style>
<main>${title === null ? '' : `<h1>${markMentions(title, found, 'title')}</h1>`}
${paragraphs}</main>
<aside>${entities === null ? '<p>There is no entity model for the language; what is marked are the places.</p>' : legend(found)}${aside}</aside>
</html>
`;
}
