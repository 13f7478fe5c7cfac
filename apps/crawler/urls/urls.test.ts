import { readList } from './list.js';
import { isSameSite } from './same-site.js';
import { decoderOf } from './text.js';

describe('a list of URLs', () => {
  test('has one a line; comments and empty lines are passed over', () => {
    expect(readList('\uFEFF# ours\r\nhttps://news.example/a\r\n\r\nHTTP://news.example/b\n')!.links.map(({ url }) => url)).toEqual(['https://news.example/a', 'http://news.example/b']);
  });

  test.each([['prose', 'Hello, world.\nhttps://news.example/a'], ['nothing', ''], ['comments alone', '# a'], ['two on a line', 'https://news.example/a https://news.example/b'], ['other schemes', 'file:///etc/passwd']])('is not %s', (_what, text) => {
    expect(readList(text)).toBeNull();
  });
});

describe('isSameSite', () => {
  test.each([
    ['https://news.example/a', 'https://www.news.example/', true],
    ['https://sport.news.example/', 'https://www.news.example/', true],
    ['http://news.example/', 'https://news.example/', true],
    ['https://badnews.example/', 'https://news.example/', false],
    ['https://news.example.evil.example/', 'https://news.example/', false],
    ['http://127.0.0.1:1/', 'http://127.0.0.1:1/a', true],
    ['http://127.0.0.1:1/', 'http://127.0.0.1:2/', false],
    ['http://localhost:1/', 'http://localhost:2/', false],
    ['http://[::1]:1/', 'http://[::1]:1/a', true],
  ])('%s of %s: %s', (url, of, expected) => {
    expect(isSameSite(url, of)).toBe(expected);
  });
});

describe('the text of a document', () => {
  const cyrillic = Buffer.from([0xcd, 0xee, 0xe2, 0xee, 0xf1, 0xf2, 0xe8]);
  const xml = (encoding: string, bytes: Buffer) => Buffer.concat([Buffer.from(`<?xml version="1.0" encoding="${encoding}"?><t>`), bytes, Buffer.from('</t>')]);

  test.each([
    ['the XML declaration', xml('windows-1251', cyrillic), null, /Новости/],
    ['the Content-Type', Buffer.concat([Buffer.from('<t>'), cyrillic]), 'text/xml; charset="windows-1251"', /Новости/],
    ["HTML's meta element", Buffer.concat([Buffer.from('<!doctype html><html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><title>'), cyrillic]), 'text/html', /Новости/],
    ['a byte order mark, whatever the declaration says', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<t>Новости', 'utf16le')]), 'text/xml; charset=utf-8', /Новости/],
    ['UTF-8 where nothing is said', Buffer.from('<t>Новости'), null, /Новости/],
    ['UTF-8 where what is said is nonsense', xml('klingon', Buffer.from('Новости')), null, /Новости/],
  ])('is decoded by %s', (_what, bytes, contentType, expected) => {
    expect(decoderOf(bytes, contentType).decode(bytes)).toMatch(expected);
  });
});
