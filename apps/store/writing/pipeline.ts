// Versions are compared, so they need a form that sorts: `1.10` comes after `1.9`. Extractor first: it decides on the text.
const SEPARATOR = ' ';

/** @returns one string that sorts as the pair does. */
export function pipelineOf(extractorVersion: string, taggerVersion: string): string {
  return `${sortable(extractorVersion)}${SEPARATOR}${sortable(taggerVersion)}`;
}

/** The extractor's part of a pipeline: content hashes are comparable where it is the same. */
export function extractorOf(pipeline: string): string {
  return pipeline.slice(0, pipeline.indexOf(SEPARATOR));
}

function sortable(version: string): string {
  return version.replaceAll(SEPARATOR, '_').replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(10, '0'));
}
