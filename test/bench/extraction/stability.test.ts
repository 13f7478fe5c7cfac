import { extractArticle } from '../../../apps/enrichment/extraction/extract.js';
import { withOtherFurniture } from './changed-furniture.js';
import { readCorpora } from './corpus.js';

const pages = readCorpora('apps/enrichment/extraction/pages').flatMap((corpus) => corpus.pages);

describe('the same article fetched again, with other teasers, ads, tokens and comments around it,', () => {
  test.each(pages.map((page) => [page.gold.id, page] as const))('has the same text: %s', (_id, { body, contentType, gold }) => {
    const extract = (html: string) => extractArticle({ body: Buffer.from(html), contentType, url: gold.url, finalUrl: gold.url }).text;
    const html = Buffer.from(body).toString();
    const text = extract(html);
    for (let seed = 1; seed <= 10; seed++) expect(extract(withOtherFurniture(html, seed, text))).toBe(text);
  });
});
