import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { extractArticle } from '../extract.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** A page of half a megabyte (longer strings are kept outside of the heap) with class and element names that no other page has. */
function pageOf(n: number): Buffer {
  const name = (i: number) => `a-name-of-this-page-alone-${n}-${i}`;
  const part = (i: number) => `<div class="${name(i)}"><x-${name(i)}><p>The council votes on bridge number ${i} over the river on Tuesday evening.</p></x-${name(i)}></div>`;
  return Buffer.from(`<title>Bridge</title><!--${'x'.repeat(1 << 19)}--><h1>Bridge</h1>${Array.from({ length: 10 }, (_, i) => part(i)).join('')}`);
}

test('what is remembered of a page keeps nothing else of it in memory', () => {
  const extract = (n: number) => void extractArticle({ body: pageOf(n), contentType: 'text/html', url: 'https://example.org/a', finalUrl: 'https://example.org/a' });
  for (let n = 0; n < 5; n++) extract(n);
  const before = heapUsed();
  for (let n = 5; n < 45; n++) extract(n);
  expect(heapUsed() - before).toBeLessThan(10 * 1024 * 1024);
});
