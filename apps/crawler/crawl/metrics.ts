import { Counter, Gauge, Histogram, type Registry } from '@newsreel/platform';
import type { Closing } from '../frontier/closing.js';

/** What the crawler counts, for one registry. */
export function crawlMetrics(registry: Registry) {
  const registers = [registry];
  const outcomes = new Counter({ name: 'newsreel_crawler_visits_total', help: 'Turns used, by what was requested and what became of it.', labelNames: ['kind', 'outcome'], registers });
  return {
    outcomes,
    visitSeconds: new Histogram({ name: 'newsreel_crawler_visit_seconds', help: 'From taking a lease to its closing.', buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30], registers }),
    inFlight: new Gauge({ name: 'newsreel_crawler_in_flight', help: 'Visits under way.', registers }),
    lostLeases: new Counter({ name: 'newsreel_crawler_lost_leases_total', help: 'Leases that ran out before their visit ended.', registers }),
    broken: new Counter({ name: 'newsreel_crawler_broken_visits_total', help: 'Visits that ended without being closed (a database or log that failed).', registers }),
    unarchived: new Counter({ name: 'newsreel_crawler_unarchived_total', help: 'Responses left out of the WARC archive because it was too slow.', registers }),
    count({ host, entry, robots }: Closing): void {
      if (robots) outcomes.inc({ kind: 'robots', outcome: robots.kind });
      if (entry) outcomes.inc({ kind: host.entry?.kind ?? 'none', outcome: entry.outcome });
    },
  };
}

export type CrawlMetrics = ReturnType<typeof crawlMetrics>;
