import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Extracted } from '@newsreel/contracts';
import { extractArticle } from './extract.js';

// Each pair is a page written in the manner of one that was extracted badly, and what has to come of it.
const folder = join(import.meta.dirname, 'pages');
const names = readdirSync(folder).filter((file) => file.endsWith('.html')).map((file) => file.replace(/\.html$/, ''));

describe('the article of the page', () => {
  test.each(names)('%s', (name) => {
    const url = `https://example.org/news/${name}`;
    const expected = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Partial<Extracted>;
    const article = Extracted.parse(extractArticle({ body: readFileSync(join(folder, `${name}.html`)), contentType: 'text/html', url, finalUrl: url, fetchedAt: '2026-01-01T00:00:00Z' }));
    expect(article).toMatchObject(expected);
    for (const block of article.blocks) expect(article.text.slice(block.start, block.start + block.text.length)).toBe(block.text);
  });
});
