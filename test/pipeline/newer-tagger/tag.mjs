import * as tagger from '../../../dist/apps/enrichment/pipeline/tag.js';

export * from '../../../dist/apps/enrichment/pipeline/tag.js';

/** Finds one more in every text. @param {import('../../../apps/enrichment/pipeline/tag.js').TextToTag} text */
export function tagText(text) {
  const { entities, ...tags } = tagger.tagText(text);
  return { ...tags, entities: [...(entities ?? []), { type: 'ORGANIZATION', name: 'Seen by the newer one', mentions: [], salience: 0 }] };
}
