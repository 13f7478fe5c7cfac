/** Words between the names of several authors. */
const conjunctions = /\s*(?:;|\/|·|•|、|，|\u0026|\+|\n)\s*|\s+(?:and|und|et|y|e|og|och|en|i|a|ja|és|oraz|ve|və|и|та|және|жана|va|dan|và|και|și|with|mit|avec|con|com|gemeinsam mit)\s+/u;
/** What stands before a name in a byline. */
const prefixes =
  /^(?:(?:written|reported|posted|published|words|story|text|texte|texto|testo|tekst|article|analysis|opinion|photos?|interview)\s*(?:by|von|par|por|di|av|:)?\s+|by\s*:?\s+|by\s*:\s*|von\s*:?\s+|par\s+|por\s+|di\s+|door\s+|av\s+|af\s+|skrevet av\s+|od\s+|autor(?:in|es|a)?\s*:\s*|author\s*:?\s*|auteur\s*:\s*|autore\s*:\s*|redaktion\s*:\s*|foto\s*:\s*|journalist\s*:?\s+|автор\s*:\s*|yazar\s*:\s*|文[／/:：]\s*|作者\s*[:：]\s*|记者\s*[:：]?\s*|責任編集\s*[:：]\s*|责任编辑\s*[:：]\s*|글\s*[:：]\s*)+/iu;
/** Titles of the trade that follow or precede a name. */
const roles =
  /\s*(?:,\s*)?\b(?:staff (?:writer|reporter)|senior (?:writer|reporter|editor|correspondent)|reporter|correspondent|contributor|contributing (?:writer|editor)|editor(?:-in-chief)?|political editor|journalist|columnist|freelance journalist|redakteur(?:in)?|korrespondent(?:in)?|volont(?:är|ärin)|redacci[oó]n|special to .*|for .*|à \w+|in \w+)$|\s*(?:기자|특파원|记者|記者)$/iu;
/** Professions that stand before a name. */
const professions = /^(?:rechtsanw[aä]lt(?:in)?|pfarrer(?:in)?|reporter(?:in)?|redakteur(?:in)?)\s+(?=\p{Lu}\S*\s)/iu;
const maxName = 70;

/** The names in one value of an author field or in a byline, cleaned; empty if it names nobody. */
export function namesIn(raw: string): string[] {
  const text = raw.replace(/<[^>]{0,200}>/g, ' ').replace(/[\u200b\ufeff\u00ad]/g, '').replace(/\s+/g, ' ').trim();
  if (text === '' || text.length > 400 || /^https?:|^www\.|^@/i.test(text)) return [];
  const whole = cleanName(text);
  const parts = text.split(conjunctions).flatMap(splitAtCommas);
  const names = parts.map(cleanName).filter((name) => isName(name));
  if (names.length === 0) return isName(whole) ? [whole] : [];
  return unique(names);
}

/** A comma parts names, but also a name from its title: what follows is another author if it looks like a name. */
function splitAtCommas(text: string): string[] {
  if (!text.includes(',')) return [text];
  const parts = text.split(',').map((part) => part.trim());
  return parts.filter((part, i) => i === 0 || looksLikeName(part));
}

function looksLikeName(text: string): boolean {
  const words = text.split(' ');
  if (/^(?:dpa|afp|ap|apa|efe|ansa|ntb|afx|sid|epd|kna|upi|pap|dw)$/i.test(text)) return true;
  return words.length >= 2 && words.length <= 5 && /^[\p{Lu}\p{Lo}]/u.test(words[0]!) && /^[\p{Lu}\p{Lo}]/u.test(words[words.length - 1]!) && !/\d|\.\p{L}{2,}$/u.test(text);
}

function cleanName(text: string): string {
  let name = text.trim().replace(prefixes, '').replace(professions, '').replace(/\s*[([][^)\]]{0,60}[)\]]\s*$/u, '').replace(/\s*[|–—].*$/u, '').replace(/\s+@\S{1,40}$/, '');
  for (let before = ''; before !== name; ) {
    before = name;
    const without = name.replace(roles, '').trim();
    // One word alone before a role is a name in scripts without spaces only; "Roving Reporter" is all name.
    if (without === '' || without.includes(' ') || /\p{Lo}/u.test(without) || /,\s*\p{L}+$/u.test(name)) name = without;
  }
  return name.replace(/^[\s,.:;~–—-]+|[\s,:;~–—-]+$/gu, '').replace(/(?<=\p{Ll}{3,})\.$/u, '');
}

function isName(name: string): boolean {
  if (name.length < 2 || name.length > maxName || !/\p{L}/u.test(name)) return false;
  if (/https?:|www\.|@|\d{5,}|^[\d\s./:-]+$|[{}<>=[\]]/.test(name)) return false;
  return !/^(?:admin(?:istrator)?|null|undefined|none|unknown|n\/a|user|guest|root|editor|author|by|test|default|webmaster|view all posts.*|more by.*|see all.*|read more.*|follow.*)$/i.test(name);
}

export function unique(names: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const name of names) if (!seen.has(name.toLowerCase())) seen.set(name.toLowerCase(), name);
  return [...seen.values()];
}
