import { extractorOf, pipelineOf } from './pipeline.js';

test.each([
  [['1', '1'], ['2', '1']],
  [['1.9', '1'], ['1.10', '1']],
  [['1', '9'], ['1', '10']],
  [['1', '99'], ['2', '1']],
  [['2026-01-02', '1'], ['2026-11-01', '1']],
])('%j comes before %j', ([extractor, tagger], [laterExtractor, laterTagger]) => {
  expect(pipelineOf(extractor!, tagger!) < pipelineOf(laterExtractor!, laterTagger!)).toBe(true);
});

test('the extractor can be told from it, whatever its name', () => {
  expect(extractorOf(pipelineOf('rules 3', '1'))).toBe(extractorOf(pipelineOf('rules 3', '2')));
  expect(extractorOf(pipelineOf('3', '1'))).not.toBe(extractorOf(pipelineOf('31', '1')));
});
