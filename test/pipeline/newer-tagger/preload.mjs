// `node --import preload.mjs`: newsreel as it would be with a newer tagger, in this process and in its worker threads.
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    if (specifier.endsWith('/tag.js') && context.parentURL?.endsWith('/pipeline/enrich.js')) return { url: new URL('./tag.mjs', import.meta.url).href, shortCircuit: true };
    return next(specifier, context);
  },
  load(url, context, next) {
    if (url.endsWith('/enrichment/tagger-version.js')) return { format: 'module', shortCircuit: true, source: "export const TAGGER_VERSION = '999';" };
    return next(url, context);
  },
});
