import { startDemoSite, type DemoSite } from '@newsreel/demo-site';
import type { DataSource } from 'typeorm';
import { addSource, listSources } from '../../crawler/index.js';
import type { Settings } from '../installation/settings.js';

/** Two of its articles are edited so long after it first went up, so that somebody who looks on sees revisions. */
const EDIT_AFTER_MS = 60_000;
const DELAY_SECONDS = 0.05;

/** Serves the made-up news site where there is no source yet, or where it is one since an earlier start. Null otherwise. */
export async function startDemo(database: DataSource, settings: Settings): Promise<DemoSite | null> {
  const sources = await listSources(database);
  const { port, secondPort, since } = settings.demo;
  const hosts = [`127.0.0.1:${port}`, `localhost:${secondPort}`];
  if (sources.length > 0 && !sources.some(({ url }) => hosts.includes(new URL(url).host))) return null;
  const site = await startDemoSite({ port, secondPort, since, editAfterMs: EDIT_AFTER_MS });
  if (sources.length === 0) {
    await addSource(database, { url: site.feedUrl, allow: [hosts[0]!], delaySeconds: DELAY_SECONDS });
    await addSource(database, { url: site.secondFeedUrl, allow: [hosts[1]!], delaySeconds: DELAY_SECONDS });
  }
  return site;
}
