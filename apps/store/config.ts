import { busFields, databaseUrl, port, readConfig, serviceFields } from '@newsreel/platform';
import { z } from 'zod';
import { accessOf } from './access/keys.js';

const Fields = z.object({
  ...serviceFields,
  ...busFields,
  NEWSREEL_DATABASE_URL: databaseUrl,
  NEWSREEL_PORT: port(8080),
  NEWSREEL_API_KEYS: z.string().optional().describe('SCOPE:SHA256 of each key, separated by commas, or none; needed where NEWSREEL_HOST is not loopback.'),
});

export function readStoreConfig() {
  const config = readConfig(Fields, process.env);
  return { ...config, access: accessOf(config.NEWSREEL_HOST, config.NEWSREEL_API_KEYS) };
}
