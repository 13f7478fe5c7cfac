import { createHash } from 'node:crypto';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { canReach, postgresIdentity } from '@newsreel/platform';

/**
 * Where PostgreSQL keeps its files: in the data folder. Started by root, PostgreSQL runs as a user of its own, who may not
 * be allowed to walk to that (a checkout in root's home); then below /var/lib/newsreel, and newsreel.json remembers where.
 */
export async function clusterFolder(data: string): Promise<string> {
  const identity = postgresIdentity();
  await mkdir(data, { recursive: true });
  if (await canReach(data, identity)) return join(data, 'postgres');
  const name = createHash('sha256').update(data).digest('hex').slice(0, 12);
  const elsewhere = join('/var/lib/newsreel', name);
  await mkdir(elsewhere, { recursive: true, mode: 0o755 });
  await chmod('/var/lib/newsreel', 0o755);
  return join(elsewhere, 'postgres');
}
