import { Counter, Gauge, Histogram, Registry } from 'prom-client';

export type BusMetrics = ReturnType<typeof createBusMetrics>;

const seconds = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100];

/** The bus's figures. `group` and `topic` are known in advance, so that no event can make a new time series. */
export function createBusMetrics(registry: Registry = new Registry()) {
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) => new Counter({ name: `newsreel_bus_${name}`, help, labelNames, registers });
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[]) => new Gauge({ name: `newsreel_bus_${name}`, help, labelNames, registers });
  const histogram = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Histogram({ name: `newsreel_bus_${name}`, help, labelNames, buckets: seconds, registers });
  return {
    published: counter('published_total', 'Records appended and acknowledged.', ['topic']),
    appendSeconds: histogram('append_seconds', 'From sending a batch of records to its acknowledgement.', ['topic']),
    handled: counter('handled_total', 'Events finished, by how: done, passed (no handler for its type) or dead.', ['group', 'topic', 'how']),
    handleSeconds: histogram('handle_seconds', 'One call of a handler, its emitted events included.', ['group', 'topic']),
    retries: counter('retries_total', 'Calls of a handler that end in another one, by kind: later (something outside is down), again (it threw) or halved (a batch threw).', ['group', 'topic', 'kind']),
    deadLetters: counter('dead_letters_total', 'Events written to the dead letters, by cause: contract, handler (it said so), error (it threw).', ['group', 'topic', 'cause']),
    blocked: gauge('blocked_partitions', 'Partitions that wait because a handler said so, or something outside is down.', ['group', 'topic']),
    refused: gauge('refused_partitions', 'Partitions that cannot be read on; the log says why.', ['group', 'topic']),
    assigned: gauge('assigned_partitions', 'Partitions that this process reads.', ['group', 'topic']),
    queuedBytes: gauge('queued_bytes', 'Records read and not finished.', ['group']),
    commits: counter('commits_total', 'Commits, by whether the log took them: ok or failed.', ['group', 'result']),
    joins: counter('joins_total', 'Times this process has joined the group.', ['group']),
    outOfRange: counter('out_of_range_total', 'Times that records were removed before the group had read them. Never to be above zero.', ['group', 'topic']),
    lag: gauge('lag_records', 'Records that the group has not committed yet.', ['group', 'topic', 'partition']),
    headroom: gauge('headroom_records', 'Records between the oldest in the log and where the group reads; at zero the next ones removed are lost to it.', ['group', 'topic', 'partition']),
  };
}
