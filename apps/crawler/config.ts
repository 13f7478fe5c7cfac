import { busFields, contact, databaseUrl, port, readConfig, serviceFields, wholeNumber } from '@newsreel/platform';
import { z } from 'zod';

const Fields = z.object({
  ...serviceFields,
  ...busFields,
  NEWSREEL_DATABASE_URL: databaseUrl,
  NEWSREEL_PORT: port(8081),
  NEWSREEL_CONTACT: contact,
  NEWSREEL_WARC: z.string().optional().describe('a folder into which everything that is fetched is written as WARC too.'),
  NEWSREEL_IN_FLIGHT: wholeNumber(64, 1, 1_000, 'requests under way at once'),
});

export const readCrawlerConfig = () => readConfig(Fields, process.env);
