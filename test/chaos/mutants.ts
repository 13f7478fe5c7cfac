import type { Fault } from './faults.js';

// Faults in newsreel itself that the proof has to find. Each is put into a copy of what is built: the name says the promise that it breaks.

export interface Mutation {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** What has to happen for it to show; all else of a run is left out. Where nothing has to, the events alone do it. */
  readonly faults: readonly Fault[];
  /** Words of the violation that says so. */
  readonly found: string;
  /** The log on which it shows the soonest. */
  readonly log: 'kafka' | 'postgres';
}

export const mutants: Readonly<Record<string, Mutation>> = {
  // Everything that has arrived counts as finished: a kill loses what was in hand.
  'commit-before-ack': {
    file: 'libs/bus/dist/core/partition-queue.js',
    from: 'get committable() {\n        return this.next;',
    to: 'get committable() {\n        const last = this.order.at(-1);\n        if (last) return last.offset + 1;\n        return this.next;',
    faults: [{ kind: 'kill', service: 'enrichment', at: 'progress' }],
    found: 'page events are not recorded',
    log: 'postgres',
  },
  // A page event that comes twice is recorded twice.
  'no-dedup': {
    file: 'dist/apps/store/writing/facts.js',
    from: 'const fresh = readings.filter(({ pageEventId, pipeline })=>!(known.get(pageEventId) && known.get(pageEventId).pipeline >= pipeline));',
    to: 'const fresh = readings.map((reading)=>known.has(reading.pageEventId) ? { ...reading, pageEventId: `${reading.pageEventId}#${Math.random()}` } : reading);',
    faults: [],
    found: 'fetches are recorded that nobody made',
    log: 'postgres',
  },
  // The outbox is written off before its events are published, and these go out in any order.
  'relay-unordered': {
    file: 'dist/apps/store/outbox/relay.js',
    from: 'await this.options.bus.publish(states.map(eventOf));',
    to: 'for (const event of states.map(eventOf)) setTimeout(() => void this.options.bus.publish([event]).catch(() => {}), Math.random() * 3000);',
    faults: [],
    found: 'articles whose last record is not the table’s row',
    log: 'postgres',
  },
  // A database that is down is taken for a fault of the event.
  'dlq-on-db-error': {
    file: 'libs/bus/dist/core/classify.js',
    from: "if (SOCKET.has(code) || SQL_LATER.test(code))\n        return 'retryLater';",
    to: "if (SOCKET.has(code) || SQL_LATER.test(code))\n        return 'deadLetter';",
    faults: [{ kind: 'refusal' }],
    found: 'dead letters were no poison',
    // Where log and tables are one database, a dead letter cannot be written either, and waits.
    log: 'kafka',
  },
  // The lease is closed while the page is still on its way to the log.
  'crawler-close-before-ack': {
    file: 'dist/apps/crawler/crawl/visit-page.js',
    from: 'await bus.publish([',
    to: 'setTimeout((events) => void bus.publish(events).catch(() => {}), 1500, [',
    faults: [{ kind: 'kill', service: 'crawler', at: 'progress' }],
    found: 'pages over HTTP were never published',
    log: 'postgres',
  },
};
