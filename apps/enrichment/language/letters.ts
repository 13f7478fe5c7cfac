/** Letters by which a language that eld does not know is told from the ones it takes it for. */
interface OwnLetters {
  readonly language: string;
  /** At least one letter in `every` of the text's letters is one of these. */
  readonly has: RegExp;
  readonly every: number;
  /** None of these, or hardly any. */
  readonly lacks: RegExp | null;
}

/** In this order; the first that fits. Source of the letters: the languages' alphabets as the Unicode CLDR exemplar sets give them. */
const alphabets: readonly OwnLetters[] = [
  { language: 'kk', has: /[ғқұ]/g, every: 40, lacks: /[ҷӣӯўїєҗҙҫҡ]/g },
  { language: 'tg', has: /[ғӣқӯҳҷ]/g, every: 25, lacks: /[ңөұү]/g },
  { language: 'uz', has: /[ўқғҳ]/g, every: 40, lacks: /[ңөұүӣӯ]/g },
  { language: 'tt', has: /[әөүҗңһ]/g, every: 12, lacks: /[ғқұі]/g },
  { language: 'ba', has: /[ҙҫҡғәөүң]/g, every: 12, lacks: /[ұқ]/g },
  { language: 'mn', has: /[өү]/g, every: 40, lacks: /[ңәғқұһі]/g },
  { language: 'ky', has: /[ңөү]/g, every: 60, lacks: /[әғқұһіҗ]/g },
  { language: 'mk', has: /[ѓќѕџјљњ]/g, every: 60, lacks: /[ђћыэъё]/g },
  { language: 'uz', has: /[og][ʻ‘’'ʼ`]/g, every: 60, lacks: /[wéèêàçñäöüß]/g },
  { language: 'tk', has: /[ňýžäöüşç]/g, every: 18, lacks: /[ğıxqvěščřůàèéëõă]/g },
];

/** Most texts have none of the letters and are told so at once. */
const anyOwn = /[ғқұӣӯҳҷўәөүҗҙҫҡңѓќѕџјљњňýžäöüşç]|[og][ʻ‘’'ʼ`]/i;

/** The language whose own letters the text uses; null if none of the listed ones. */
export function byOwnLetters(text: string): string | null {
  if (!anyOwn.test(text)) return null;
  const lower = text.toLowerCase();
  const letters = lower.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 40) return null;
  const count = (pattern: RegExp) => lower.match(pattern)?.length ?? 0;
  for (const { language, has, every, lacks } of alphabets) {
    const own = count(has);
    if (own * every >= letters && own >= 3 && (lacks === null || count(lacks) * 200 < letters)) return language;
  }
  return null;
}
