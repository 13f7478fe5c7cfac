import { Health, createMetrics } from '@newsreel/platform';
import { Crawler, openCrawlerDatabase } from '../../../apps/crawler/index.js';
import { network, silent } from './world.js';

// A worker as a process of its own, so that it can be killed. Its events go nowhere: what it asks the servers for is what counts.
const database = await openCrawlerDatabase({ url: process.argv[2]!, log: silent });
const crawler = new Crawler({ database, bus: { publish: async () => {} }, log: silent, metrics: createMetrics('bench'), health: new Health(), contact: 'bench@newsreel.example', network });
crawler.start();
