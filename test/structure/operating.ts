import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

/** The rows of docs/operating.md's table of metrics that a scrape's text asks for. */
export function metricRows(scrape: string): string[] {
  return [...scrape.matchAll(/^# HELP (newsreel_\S+) (.+)$/gm)].map(([, name, help]) => `| \`${name}\` | ${help} |`).sort();
}

/** The rows that are there. */
export function documentedMetricRows(): string[] {
  return read('docs/operating.md').match(/^\| `newsreel_.+$/gm)!;
}

interface Rules {
  readonly groups: readonly { readonly rules: readonly { readonly alert: string; readonly expr: string }[] }[];
}

/** The metrics that the alerts are made of, and the alerts' names. */
export function alerts(): { metrics: string[]; names: string[] } {
  const rules = (parse(read('deploy/prometheus/alerts.yml')) as Rules).groups.flatMap((group) => group.rules);
  return { metrics: [...new Set(rules.flatMap(({ expr }) => expr.match(/newsreel_\w+/g)!))], names: rules.map(({ alert }) => alert) };
}

/** What docs/operating.md says to do about which alert. */
export function documentedAlerts(): string[] {
  return [...read('docs/operating.md').matchAll(/^\| (Newsreel[^|]+) \|/gm)].flatMap(([, names]) => names!.trim().split(', '));
}
