import { busFields, databaseUrl, port, readConfig, serviceFields } from '@newsreel/platform';
import { z } from 'zod';

const Fields = z.object({
  ...serviceFields,
  ...busFields,
  NEWSREEL_DATABASE_URL: databaseUrl,
  NEWSREEL_PORT: port(8080),
});

export const readStoreConfig = () => readConfig(Fields, process.env);
