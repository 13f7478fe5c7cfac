import type { EntityManager } from 'typeorm';
import { isAllowed } from '../fetching/allow-list.js';
import { isPrivateHost } from '../fetching/address.js';
import { insertHosts } from '../frontier/enqueue-urls.js';
import { insideDelayMs } from '../schedule/pace.js';

const setDelay = `
UPDATE crawler.hosts SET delay_ms = $2 WHERE origin = $1 AND ($3 OR delay_ms IS NULL)`;

/** Sets a host's own delay: the one that is given, else a short one where an allow list names a private host that has none yet. */
export async function setHostDelay(manager: EntityManager, url: URL, allow: readonly string[], delayMs: number | null): Promise<void> {
  const isInside = isPrivateHost(url.hostname) && isAllowed(url, allow);
  if (delayMs === null && !isInside) return;
  await manager.query(insertHosts, [[url.origin]]);
  await manager.query(setDelay, [url.origin, delayMs ?? insideDelayMs, delayMs !== null]);
}

/** Takes a host's own delay back: robots.txt and what is usual decide again. */
export async function resetHostDelay(manager: EntityManager, url: URL): Promise<void> {
  await manager.query('UPDATE crawler.hosts SET delay_ms = DEFAULT WHERE origin = $1', [url.origin]);
}
