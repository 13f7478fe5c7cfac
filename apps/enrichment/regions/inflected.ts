/**
 * Endings of nouns, by language and folded, each with the endings that the name in its first form may have instead: what `Warszawie` and `Bakıya` are called.
 * The first ending that gives a known name of a country or city counts, so longer ones stand before shorter ones.
 */
const CASES: Record<string, [string, string[]][]> = {
  pl: [['iem', ['']], ['owi', ['']], ['ii', ['ia']], ['ji', ['ja']], ['ie', ['a', '', 'o']], ['em', ['', 'o']], ['ce', ['ka']], ['ze', ['ga']], ['ia', ['']], ['u', ['', 'o']], ['y', ['a', '']], ['i', ['a', '']], ['a', ['', 'o']], ['e', ['a', 'o']]],
  uk: [['ією', ['ія']], ['єва', ['ів']], ['єві', ['ів']], ['евом', ['ів']], ['ева', ['ів']], ['еві', ['ів']], ['ова', ['ів']], ['ові', ['ів']], ['овом', ['ів']], ['ею', ['а', 'я']], ['ою', ['а']], ['ом', ['']], ['ем', ['ь', '']],
    ['іі', ['ія']], ['ію', ['ія']], ['і', ['а', '', 'я']], ['и', ['а']], ['у', ['', 'а']], ['а', ['']], ['ю', ['ь', 'я']], ['я', ['ь']]],
  ru: [['иеи', ['ия']], ['ом', ['']], ['ои', ['а']], ['ем', ['ь', '']], ['ии', ['ия']], ['ию', ['ия']], ['е', ['', 'а', 'я']], ['ы', ['а']], ['и', ['а', 'ь', 'я']], ['у', ['', 'а']], ['а', ['']], ['ю', ['ь', 'я']], ['я', ['ь']]],
  az: suffixes('larinda lardan nin dan da la ya ni nu in un na a i u'),
  tr: suffixes('nin dan den da de tan ten ta te ya ye yi in un na ne'),
  uz: suffixes('ning dagi lik dan da ga ka qa ni'),
  kk: suffixes('ның нің дың дің тың тің нда нде дан ден тан тен нан нен мен бен пен да де та те ға ге қа ке на не ды ді ты ті ны ні дағы дегі тағы тегі'),
  ky: suffixes('нын нин дын дин тын тин дан ден тан тен да де до дө та те га ге ка ке го гө ды ди ты ти ны ни'),
};
const SHORTEST = 4;

function suffixes(list: string): [string, string[]][] {
  return list.split(' ').map((suffix) => [suffix, ['']]);
}

/** Whether the language's names take endings that are taken off here. */
export const hasCases = (language: string | null): boolean => language !== null && language.slice(0, 2) in CASES;

/** The first forms that a folded word may have, likeliest first. */
export function firstForms(word: string, language: string): string[] {
  return CASES[language.slice(0, 2)]!.flatMap(([ending, firsts]) =>
    (word.endsWith(ending) && word.length - ending.length >= SHORTEST - 1 ? firsts.map((first) => word.slice(0, word.length - ending.length) + first) : []));
}
