import { Gauge, type Registry } from '@newsreel/platform';
import type { DataSource } from 'typeorm';
import { sqlOf } from '../writing/transaction.js';

/** How far publishing is behind, asked for whenever the metrics are. */
export function outboxGauges(database: DataSource, metrics: Registry): void {
  new Gauge({
    name: 'newsreel_store_outbox_age_seconds',
    help: 'How long the oldest change has been waiting to be published; NaN if the database does not say.',
    registers: [metrics],
    async collect() {
      const [row] = await sqlOf(database)<{ age: string }>('SELECT extract(epoch FROM now() - created_at) AS age FROM store.outbox ORDER BY id LIMIT 1').catch(() => [{ age: 'NaN' }]);
      this.set(Number(row?.age ?? 0));
    },
  });
}
