import { fingerprint } from '../../../test/store/articles.js';
import { pipelineOf } from './pipeline.js';
import { runsOf, type Fetch } from './runs.js';

const fetch = (name: string, sha: string, extractor = '1', pruned = 0): Fetch => ({ pageEventId: name, fetchedAt: new Date(0), ownId: 'id', contentSha256: sha, pipeline: pipelineOf(extractor, '1'), pruned });
const cut = (fetches: Fetch[], fingerprints: Record<string, string | null> = {}) => runsOf(fetches, ({ contentSha256 }) => fingerprints[contentSha256] ?? null).map(({ first, last, fetches: count, best }) => [first.pageEventId, last.pageEventId, count, best.pageEventId]);
const long = Array.from({ length: 100 }, (_, i) => `w${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + Math.floor(i / 26))}`).join(' ');

test('equal content in a row is one run; content that comes back is another', () => {
  expect(cut([fetch('1', 'A'), fetch('2', 'A'), fetch('3', 'B'), fetch('4', 'A')])).toEqual([['1', '2', 2, '1'], ['3', '3', 1, '3'], ['4', '4', 1, '4']]);
});

test('fetches that were pruned count on', () => {
  expect(cut([fetch('1', 'A', '1', 5), fetch('9', 'A')])).toEqual([['1', '9', 7, '1']]);
});

test('two extractors that take turns on one text make one run, shown by the newer', () => {
  const fingerprints = { A: fingerprint(long), a: fingerprint(`${long} more`) };
  expect(cut([fetch('1', 'A', '1'), fetch('2', 'a', '2'), fetch('3', 'A', '1'), fetch('4', 'a', '2')], fingerprints)).toEqual([['1', '4', 4, '2']]);
});

test('an edit is seen through an upgrade by the extractor that saw the text before', () => {
  const fingerprints = { A: fingerprint(long), a: fingerprint(`${long} more`), B: fingerprint(`${long} edited`) };
  expect(cut([fetch('1', 'A', '1'), fetch('2', 'a', '2'), fetch('3', 'B', '1')], fingerprints)).toHaveLength(2);
});

test('where nothing says that two texts are alike, another extractor makes a run', () => {
  expect(cut([fetch('1', 'A', '1'), fetch('2', 'B', '2')])).toHaveLength(2);
  expect(cut([fetch('1', 'A', '1'), fetch('2', 'B', '2')], { A: 'no fingerprint', B: 'neither' })).toHaveLength(2);
});
