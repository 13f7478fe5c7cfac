import { articlesOnce } from './articles.js';
import { DataFolder } from './data-folder.js';

// `newsreel articles` as its users run it, beside a newsreel that crawls the made-up site.
let folder: DataFolder;
let url: string;
let ferry: string;
beforeAll(async () => {
  folder = await DataFolder.make();
  ({ url } = await folder.start());
  const articles = await articlesOnce(url, (seen) => seen.length >= 15);
  ferry = articles.find(({ title }) => title.includes('Caspian rail ferry'))!.id;
});
afterAll(() => folder.remove());

const run = (...args: string[]) => folder.run(['articles', ...args], { NEWSREEL_API_URL: url }).ended;

interface Line {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly countries: readonly { readonly code: string }[];
  readonly subdivisions: readonly { readonly code: string }[];
}

async function found(...args: string[]): Promise<Line[]> {
  const { code, stdout, stderr } = await run('--json', ...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Line);
}

const titles = async (...args: string[]) => (await found(...args)).map(({ title }) => title);

const FERRY = 'Kazakhstan and Türkiye agree on timetable for Caspian rail ferry';
const LIBRARY = 'В Бишкеке открыли библиотеку в бывшем трамвайном депо';
const BUKHARA = 'The night train to Bukhara runs again, and everybody wants a window';
const TASHKENT = 'Sixty years after the earthquake, Tashkent looks for the houses that stood';

test.each([
  [['--country', 'KZ'], [FERRY, LIBRARY]],
  [['--country', 'kz', '--country', 'UZ'], [FERRY, BUKHARA, LIBRARY, TASHKENT]],
  [['--region', '143'], [FERRY, BUKHARA, LIBRARY, TASHKENT]],
  [['--region', 'central asia'], [FERRY, BUKHARA, LIBRARY, TASHKENT]],
  [['--region', 'KZ-75'], [FERRY]],
  [['--entity', 'astana'], [FERRY]],
  [['--entity', 'Astana', '--entity', 'Lagos'], []],
  [['--region', '143', '--language', 'ru'], [LIBRARY]],
  [['--country', 'TR', '--entity', 'Aktau', '--type', 'LOCATION'], [FERRY]],
  [['library', '--country', 'KZ', '--region', '143'], []],
  [['caspian', 'ferry', '--sort', 'relevance'], [FERRY]],
])('%j finds what is about it', async (args, expected) => {
  expect(await titles(...args)).toEqual(expected);
});

test('the time of publication bounds the list, its end excluded', async () => {
  const all = await run('--json');
  const times = all.stdout.trim().split('\n').map((line) => (JSON.parse(line) as { publishedAt: string }).publishedAt);
  const [first, second, third] = times;
  expect((await found('--from', third!, '--to', first!)).length).toBe(2);
  expect(second! > third!).toBe(true);
});

test('people get a table, and a hint that there is more', async () => {
  const { stdout, stderr } = await run('--region', '143', '--limit', '1');
  expect(stdout).toMatch(new RegExp(`^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d  ${ferry.slice(0, 8)}  KZ TR AZ  \\S+  ${FERRY}\n$`));
  expect(stderr).toBe('There are more; --limit shows up to 10000.\n');
});

test('nothing found is said, and no error', async () => {
  expect(await run('--country', 'VU')).toEqual({ code: 0, signal: null, stdout: '', stderr: 'No article matches.\n' });
});

test('one article is shown by its short id, with its tags', async () => {
  const { code, stdout } = await run('show', ferry.slice(0, 8));
  expect(code).toBe(0);
  expect(stdout).toMatch(new RegExp(`^${FERRY}\n\nid +${ferry}\n`));
  expect(stdout).toMatch(/^countries +KZ .+$/m);
  expect(stdout).toMatch(/^regions +143 Central Asia/m);
  expect(stdout).toMatch(/^persons +Dana Serikova$/m);
  const whole = JSON.parse((await run('show', ferry, '--json')).stdout) as Line;
  expect(stdout).toContain(`\n\n${whole.text}\n`);
});

test.each([
  [['--country', 'Kazakhstan'], 2, 'newsreel: country is "Kazakhstan": must be two letters. Countries the article is about, ISO 3166-1 alpha-2; any of them.\n'],
  [['--sort', 'relevance'], 2, 'newsreel: sort: relevance is about q; give words to search for, or sort=newest.\n'],
  [['show', '00000000'], 2, 'newsreel: There is no article 00000000.\n'],
  [['--limit', '10001'], 2, 'It is a whole number from 1 to 10000.'],
  [['--limit', '1.5'], 2, 'It is a whole number from 1 to 10000.'],
  [['--type', 'SHIP'], 2, 'Allowed choices are PERSON'],
  [['--url', 'news.example'], 2, 'It is an http(s) URL'],
])('%j ends with %i and says why', async (args, code, words) => {
  const ended = await run(...args);
  expect(ended.stderr).toContain(words);
  expect(ended.code).toBe(code);
});

test('where no newsreel runs it says so, and what to do', async () => {
  const { code, stderr } = await folder.run(['articles', '--url', 'http://127.0.0.1:1']).ended;
  expect(stderr).toMatch(/^newsreel: No newsreel answers at http:\/\/127\.0\.0\.1:1 \(.+\)\. "newsreel start" runs one; --url, or NEWSREEL_API_URL, names another\.\n$/);
  expect(code).toBe(1);
});
