/** Changes whenever the tags of the same text may change: another model, other rules, another gazetteer. */
export const TAGGER_VERSION = '2';
