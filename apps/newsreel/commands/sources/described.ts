import type { ListedSource, SourceDocument } from '../../../crawler/index.js';

const foundBy: Readonly<Record<NonNullable<SourceDocument['foundBy']>, string>> = {
  link: 'named by the page',
  robots: 'named by robots.txt',
  'usual-place': 'at a usual place',
  index: 'named by an index',
};

/** A source for people: what is set, how it is doing, and what it consists of. */
export function described(source: ListedSource): string {
  const { id, url, name, enabled, documents, quietReason, quietSince } = source;
  const quiet = quietReason ? [`  quiet since ${quietSince ? new Date(quietSince).toISOString() : 'a while'}: ${quietReason}`] : [];
  const tried = documents.filter(({ kind, outcome }) => kind === 'probe' && outcome !== null);
  const lines = documents.filter((document) => !tried.includes(document)).map(line);
  const places = tried.length > 0 ? [`  nothing at ${tried.map((document) => new URL(document.url).pathname).join(' ')}`] : [];
  return [`${id}  ${url}${name ? `  ${name}` : ''}${enabled ? '' : '  (disabled)'}`, ...settings(source), ...quiet, ...lines, ...places].join('\n');
}

function settings({ homeCountry, language, delayMs, dailyBudget, allow, sectionRules }: ListedSource): string[] {
  const said = [
    homeCountry && `at home in ${homeCountry}`,
    language && `language ${language}`,
    delayMs !== null && `delay ${delayMs / 1_000} s`,
    dailyBudget !== null && `${dailyBudget} pages a day`,
    allow.length > 0 && `allowed ${allow.join(' ')}`,
    sectionRules?.include && `include ${sectionRules.include.join(' ')}`,
    sectionRules?.exclude && `exclude ${sectionRules.exclude.join(' ')}`,
  ].filter(Boolean);
  return said.length > 0 ? [`  ${said.join(', ')}`] : [];
}

function line({ kind, url, foundBy: by, fetchedAt, entries, outcome, reason }: SourceDocument): string {
  const read = fetchedAt ? `read ${new Date(fetchedAt).toISOString()}${entries === null ? '' : `, ${entries} URLs`}` : outcome === null ? 'not looked at yet' : 'never read';
  return `  ${kind}  ${url}${by ? `  (${foundBy[by]})` : ''}\n    ${read}${reason ? `; ${reason}` : ''}`;
}
