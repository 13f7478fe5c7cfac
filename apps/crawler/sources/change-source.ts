import type { DataSource } from 'typeorm';
import { resetHostDelay, setHostDelay } from '../hosts/set-delay.js';
import { checkedChange, type SourceChange } from './new-source.js';
import { Source } from './source.entity.js';
import { findSource, getSource, type ListedSource } from './sources.js';

/** What was put off, has failed or is read by rules is looked at again: the change may be the remedy. */
const wake = `
WITH woken AS (
  UPDATE crawler.frontier SET due_at = least(due_at, now())
  WHERE source_id = $1 AND (outcome = 'postponed' OR kind NOT IN ('page', 'robots', 'probe') AND (outcome IN ('failed', 'refused') OR kind = 'section'))
  RETURNING host_id
)
UPDATE crawler.hosts SET work_at = least(work_at, now()) WHERE id IN (SELECT host_id FROM woken)`;

/** Changes what is named of a source, from now on. @param idOrUrl either of them. @throws SourceError `unknown-source`, `bad-source` */
export async function changeSource(database: DataSource, idOrUrl: string, input: SourceChange): Promise<ListedSource> {
  const source = await findSource(database, idOrUrl);
  const change = checkedChange(input, source);
  const changed = { ...source, ...change };
  await database.transaction(async (transaction) => {
    if (Object.keys(change).length > 0) await transaction.getRepository(Source).update({ id: source.id }, change);
    if (change.delayMs === null) await resetHostDelay(transaction, new URL(source.url));
    if (change.delayMs !== undefined || change.allow) await setHostDelay(transaction, new URL(source.url), changed.allow, change.delayMs ?? null);
    if (changed.enabled) await transaction.query(wake, [source.id]);
  });
  return getSource(database, source.id);
}
