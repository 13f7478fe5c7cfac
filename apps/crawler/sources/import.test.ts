import { readSourceList } from './import.js';

describe('readSourceList', () => {
  test('reads the feeds of an OPML file, those in folders too', () => {
    const text = `<?xml version="1.0"?><opml version="2.0"><body>
      <outline text="World"><outline text="A" title="The A" type="rss" xmlUrl="https://a.example/rss" language="en"/></outline>
      <outline text="B" xmlUrl="https://b.example/rss"/></body></opml>`;
    expect(readSourceList(text).map(({ source }) => source)).toEqual([
      { url: 'https://b.example/rss', name: 'B', language: null },
      { url: 'https://a.example/rss', name: 'The A', language: 'en' },
    ]);
  });

  test('reads CSV by the names of its columns', () => {
    const text = '\uFEFFurl,name,homeCountry,delaySeconds,allow\nhttps://a.example/,"News, daily",KZ,10,\nhttp://127.0.0.1:8080/,,,,127.0.0.1:8080 localhost\n';
    expect(readSourceList(text)).toEqual([
      { where: 'line 2', source: { url: 'https://a.example/', name: 'News, daily', homeCountry: 'KZ', language: null, delaySeconds: 10, dailyBudget: null, allow: [] } },
      { where: 'line 3', source: { url: 'http://127.0.0.1:8080/', name: null, homeCountry: null, language: null, delaySeconds: null, dailyBudget: null, allow: ['127.0.0.1:8080', 'localhost'] } },
    ]);
  });

  test('reads section rules from CSV', () => {
    const text = 'url,include,exclude\nhttps://a.example/,/news/ /world/,\nhttps://b.example/,,*/tag/\n';
    expect(readSourceList(text).map(({ source }) => source.sectionRules)).toEqual([{ include: ['/news/', '/world/'] }, { exclude: ['*/tag/'] }]);
  });

  test.each([
    ['nothing', '', /no source in the file/],
    ['an empty OPML', '<opml version="2.0"><body/></opml>', /OPML|no source/],
    ['broken OPML', '<?xml version="1.0"?><html></html>', /none|no source/],
    ['CSV of other columns', 'address,title\nhttps://a.example/,A', /column "address".*Allowed are url/],
    ['ragged CSV', 'url,name\nhttps://a.example/,"A', /no CSV/],
  ])('refuses %s and says why', (_what, text, message) => {
    expect(() => readSourceList(text)).toThrow(message);
  });
});
