import { startService } from '@newsreel/bus';
import { runService } from '@newsreel/platform';
import { readEnrichmentConfig } from './config.js';
import { EnrichmentModule } from './index.js';

await runService((fail) => {
  const config = readEnrichmentConfig();
  return startService({
    name: 'enrichment',
    config,
    onFatal: fail,
    modules: async ({ metrics }) => [EnrichmentModule.register({ metrics, workers: { threads: config.NEWSREEL_WORKERS, model: config.NEWSREEL_NER_MODEL } })],
  });
});
