import { availableParallelism } from 'node:os';
import { busFields, nerModel, port, readConfig, serviceFields, wholeNumber } from '@newsreel/platform';
import { z } from 'zod';

const Fields = z.object({
  ...serviceFields,
  ...busFields,
  NEWSREEL_PORT: port(8082),
  NEWSREEL_WORKERS: wholeNumber(Math.max(1, availableParallelism() - 1), 1, 256, 'threads'),
  NEWSREEL_NER_MODEL: nerModel,
});

export const readEnrichmentConfig = () => readConfig(Fields, process.env);
