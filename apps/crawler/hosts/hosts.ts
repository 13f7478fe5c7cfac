import type { DataSource } from 'typeorm';
import { Host } from './host.entity.js';

export interface HostQuery {
  /** Part of its origin. */
  readonly search?: string;
  /** Those in trouble: their last answer was a failure, or they are slowed down or paused. */
  readonly troubled?: boolean;
  readonly limit?: number;
}

/** Hosts, those with something due soonest first. */
export async function listHosts(database: DataSource, { search, troubled = false, limit = 100 }: HostQuery = {}): Promise<Host[]> {
  const query = database.getRepository(Host).createQueryBuilder('host').orderBy('host.turnAt').addOrderBy('host.origin').limit(limit);
  if (search) query.andWhere('strpos(host.origin, :search) > 0', { search });
  if (troubled) query.andWhere('(host.failures > 0 OR host.slowdown > 1.1 OR host.paused)');
  return query.getMany();
}

/** Pauses a host or lets it go on. A request under way is not cut off. @returns null if it is not known. */
export async function pauseHost(database: DataSource, origin: string, paused: boolean): Promise<Host | null> {
  const hosts = database.getRepository(Host);
  await hosts.update({ origin }, { paused });
  return hosts.findOneBy({ origin });
}
