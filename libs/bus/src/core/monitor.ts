import type { Topic } from '@newsreel/contracts';
import type { Log } from '../log/log.js';
import type { BusLogger } from '../port/logger.js';
import type { Group } from './group.js';
import type { BusMetrics } from './metrics.js';

const GAUGES_EVERY_MS = 1_000;
const LAG_EVERY_MS = 15_000;

/** Keeps the gauges: what the groups have in hand, how far they are behind, and how far the log's retention is behind them. */
export class Monitor {
  private timers: NodeJS.Timeout[] = [];
  private measuring: Promise<void> | null = null;
  private stopped = false;

  constructor(
    private readonly log: Log,
    private readonly metrics: BusMetrics,
    private readonly logger: BusLogger,
  ) {}

  start(groups: readonly Group[], topics: ReadonlyMap<string, readonly Topic[]>): void {
    const show = setInterval(() => groups.forEach((group) => group.show()), GAUGES_EVERY_MS);
    const lag = setInterval(() => this.measure(topics), LAG_EVERY_MS);
    this.timers = [show.unref(), lag.unref()];
    this.measure(topics);
  }

  /** Resolves when nothing more is asked of the log. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers.splice(0)) clearInterval(timer);
    await this.measuring;
  }

  /** Not again while the last one is still under way. */
  private measure(topics: ReadonlyMap<string, readonly Topic[]>): void {
    this.measuring ??= this.measureAll(topics).finally(() => (this.measuring = null));
  }

  private async measureAll(topics: ReadonlyMap<string, readonly Topic[]>): Promise<void> {
    try {
      for (const [group, ofGroup] of topics) for (const topic of ofGroup) if (!this.stopped) await this.measureTopic(group, topic);
    } catch (error) {
      this.logger.debug({ err: error }, 'The lag could not be measured; next time');
    }
  }

  private async measureTopic(group: string, topic: Topic): Promise<void> {
    const [extents, committed] = await Promise.all([this.log.extents(topic), this.log.committed(group, topic)]);
    const next = new Map(committed.map((progress) => [progress.partition, progress.next]));
    for (const { partition, start, end } of extents) {
      const at = next.get(partition) ?? start;
      const labels = { group, topic: topic.name, partition: String(partition) };
      this.metrics.lag.set(labels, Math.max(0, end - at));
      this.metrics.headroom.set(labels, Math.max(0, at - start));
    }
  }
}
