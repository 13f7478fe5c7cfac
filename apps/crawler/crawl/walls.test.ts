import { impostorOf } from './walls.js';

const page = Buffer.from('<html><head><title>Ferry to run all winter</title></head></html>');
const article = 'https://news.example/2026/ferry';

describe('impostorOf', () => {
  test.each([
    ['the front page', 'https://news.example/', page, /soft-404: it redirects to the front page/],
    ['a login', 'https://news.example/login?next=%2Fferry', page, /wall: .*\/login/],
    ['a consent host', 'https://consent.news.example/v2?url=x', page, /wall: /],
    ['a page of errors', 'https://news.example/404.html', page, /soft-404: it redirects to \/404.html/],
    ['itself, which says there is none', article, Buffer.from('<title>404 - Page not found</title>'), /soft-404: its title/],
  ])('marks a URL that leads to %s', (_what, finalUrl, body, why) => {
    expect(impostorOf(article, finalUrl, body)).toMatch(why);
  });

  test.each([
    ['itself', article],
    ['its new place', 'https://www.news.example/2026/ferry-to-run'],
  ])('takes a URL that leads to %s', (_what, finalUrl) => {
    expect(impostorOf(article, finalUrl, page)).toBeNull();
  });

  test('takes an article about what was not found, which has a longer title', () => {
    expect(impostorOf(article, article, Buffer.from('<title>Treasure of the sunken ferry was not found after a search of forty years | News Example</title>'))).toBeNull();
  });
});
