import { cookieHeader, maxRedirects, redirect, type Redirect } from './redirect.js';

const from = 'https://news.example/a';
const follow = (...args: Parameters<typeof redirect>) => redirect(...args) as Extract<Redirect, { chain: unknown }>;

describe('redirect', () => {
  test('follows a relative address and drops its fragment', () => {
    expect(follow(302, '../b#c', from, null, []).chain).toMatchObject({ url: 'https://news.example/b', hops: [from], permanent: false });
  });

  test('is permanent as long as every hop is', () => {
    const first = follow(301, '/b', from, null, []).chain;
    expect(first.permanent).toBe(true);
    expect(follow(308, '/c', first.url, first, []).chain.permanent).toBe(true);
    expect(follow(307, '/c', first.url, first, []).chain.permanent).toBe(false);
  });

  test.each([
    ['a redirect to nowhere', null, /without saying where/],
    ['no URL', 'http://[', /which is no URL/],
    ['another scheme', 'file:///etc/passwd', /scheme file/],
    ['itself', from, /in a circle/],
  ])('refuses %s', (_what, location, why) => {
    expect(redirect(301, location, from, null, [])).toEqual({ refused: expect.stringMatching(why) });
  });

  test('ends a maze after so many hops', () => {
    let chain = follow(302, '/0', from, null, []).chain;
    for (let i = 1; i < maxRedirects; i++) chain = follow(302, `/${i}`, chain.url, chain, []).chain;
    expect(redirect(302, '/out', chain.url, chain, [])).toEqual({ refused: `It redirects more than ${maxRedirects} times.` });
  });

  test('sees a loop', () => {
    const { chain } = follow(302, '/b', from, null, []);
    expect(redirect(302, from, chain.url, chain, [])).toEqual({ refused: expect.stringMatching(/in a circle, back to/) });
  });

  test('gives a cookie back to the host that set it, and to no other', () => {
    const first = follow(302, from, from, null, ['seen=1; Path=/; HttpOnly', 'nonsense']).chain;
    expect(cookieHeader(first)).toBe('seen=1');
    const second = follow(302, 'https://other.example/b', first.url, first, ['more=2']).chain;
    expect(cookieHeader(second)).toBeNull();
    expect(cookieHeader(follow(302, 'https://news.example/c', second.url, second, []).chain)).toBe('seen=1; more=2');
    expect(cookieHeader(null)).toBeNull();
  });

  test('sends no cookie of TLS over plain HTTP', () => {
    const { chain } = follow(302, 'http://news.example/a', from, null, ['seen=1; Secure']);
    expect(cookieHeader(chain)).toBeNull();
  });
});
