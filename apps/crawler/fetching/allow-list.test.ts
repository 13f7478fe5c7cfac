import { allowEntry, isAllowed } from './allow-list.js';

describe('an allow list', () => {
  test.each([
    ['127.0.0.1', '127.0.0.1'],
    ['127.0.0.1:8080', '127.0.0.1:8080'],
    ['LOCALHOST:80', 'localhost:80'],
    ['[::1]:8080', '[::1]:8080'],
    ['новости.example', 'xn--b1amnebsh.example'],
  ])('takes %s', (entry, normalized) => {
    expect(allowEntry(entry)).toBe(normalized);
  });

  test.each(['', 'http://a.example', 'a.example/path', 'user@a.example', 'two words', 'a.example:port'])('refuses %j by name', (entry) => {
    expect(() => allowEntry(entry)).toThrow(/is no host to allow. Give HOST or HOST:PORT/);
  });

  test.each([
    ['http://127.0.0.1:8080/a', ['127.0.0.1:8080'], true],
    ['http://127.0.0.1:8080/a', ['127.0.0.1'], true],
    ['http://127.0.0.1:8081/a', ['127.0.0.1:8080'], false],
    ['https://a.example/', ['a.example:443'], true],
    ['http://a.example/', ['a.example:80'], true],
    ['http://b.a.example/', ['a.example'], false],
  ])('%s by %j: %s', (url, list, expected) => {
    expect(isAllowed(new URL(url), list)).toBe(expected);
  });
});
