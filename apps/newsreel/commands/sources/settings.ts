import type { Command } from 'commander';
import type { SourceChange } from '../../../crawler/index.js';
import { number, wholeNumber } from '../../options.js';

/** Takes a setting back. Commander lets no parser return null. */
const none = 'none';
type None = typeof none;

export interface SettingOptions {
  readonly name?: string;
  readonly homeCountry?: string;
  readonly language?: string;
  readonly delay?: number | None;
  readonly budget?: number | None;
  readonly allow?: readonly string[] | None;
  readonly include?: readonly string[] | None;
  readonly exclude?: readonly string[] | None;
}

const orNone = (parse: (value: string) => number) => (value: string): number | None => (value === none ? none : parse(value));
const several = (value: string, before?: readonly string[] | None): readonly string[] | None => (value === none ? none : [...(before instanceof Array ? before : []), value]);

/** The settings of a source as options of a command. */
export function withSettings(command: Command): Command {
  return command
    .option('--name <name>', 'what it is called; its own title otherwise')
    .option('--home-country <code>', 'where it is at home: ISO 3166-1, like KZ')
    .option('--language <tag>', 'BCP 47, like kk; what the site says otherwise')
    .option('--delay <seconds>', 'between two requests to its host', orNone(number(0, 3_600)))
    .option('--budget <pages>', 'pages a day', orNone(wholeNumber(1, 2_147_483_647)))
    .option('--allow <host[:port]>', 'a host that may have a private address; can be repeated', several)
    .option('--include <pattern>', 'on its section pages, only links to such paths, like /news/*.html$; can be repeated', several)
    .option('--exclude <pattern>', 'on its section pages, no links to such paths; can be repeated', several);
}

/** Only what was named. */
export function changeOf({ name, homeCountry, language, delay, budget, allow, include, exclude }: SettingOptions): SourceChange {
  const all = { name, homeCountry, language, delaySeconds: delay, dailyBudget: budget };
  return {
    ...Object.fromEntries(Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value === none ? null : value]]))),
    ...(allow && { allow: listed(allow) }),
    ...((include ?? exclude) && { sectionRules: rulesOf(listed(include), listed(exclude)) }),
  };
}

const listed = (value: readonly string[] | None | undefined): string[] => (value === undefined || value === none ? [] : [...value]);

function rulesOf(include: string[], exclude: string[]): SourceChange['sectionRules'] {
  if (include.length === 0 && exclude.length === 0) return null;
  return { ...(include.length > 0 && { include }), ...(exclude.length > 0 && { exclude }) };
}
