import { resolve } from 'node:path';
import { busFields, contact, databaseUrl, nerModel, port, readConfig, serviceFields, wholeNumber } from '@newsreel/platform';
import { availableParallelism } from 'node:os';
import { z } from 'zod';

const Fields = z.object({
  ...serviceFields,
  ...busFields,
  NEWSREEL_DATABASE_URL: databaseUrl.optional(),
  NEWSREEL_PORT: port(8080),
  NEWSREEL_DATA: z.string().default('./data').transform((folder) => resolve(folder)).describe('the folder for everything newsreel keeps; normally ./data.'),
  NEWSREEL_WORKERS: wholeNumber(Math.max(1, availableParallelism() - 1), 1, 256, 'threads'),
  NEWSREEL_NER_MODEL: nerModel,
  NEWSREEL_CONTACT: contact,
  NEWSREEL_IN_FLIGHT: wholeNumber(64, 1, 1_000, 'requests under way at once'),
  NEWSREEL_WARC: z.string().optional().describe('a folder into which everything that is fetched is written as WARC too.'),
  NEWSREEL_API_URL: z.url({ protocol: /^https?$/ }).optional().describe('where a running newsreel answers; normally http://NEWSREEL_HOST:NEWSREEL_PORT.'),
  NEWSREEL_API_KEY: z.string().regex(/^[\x21-\x7e]{1,200}$/).optional().describe('a key for commands that use the API: read is enough for articles, replay needs admin.'),
});

export type NewsreelConfig = z.infer<typeof Fields>;

export const readNewsreelConfig = (): NewsreelConfig => readConfig(Fields, process.env);
