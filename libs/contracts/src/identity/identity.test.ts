import { articleIdOf, contentSha256 } from './identity.js';

test('an article id is the UUIDv5 of its URL, as every other implementation computes it', () => {
  expect(articleIdOf('https://example.org/a')).toBe('77980eae-c343-5b01-9823-eb6ac1da021f');
  expect(articleIdOf('https://example.org/a')).not.toBe(articleIdOf('https://example.org/b'));
});

describe('contentSha256', () => {
  test('hashes title, blank line, text', () => {
    expect(contentSha256('A title', 'Its text.')).toBe('d734188ad3a59064e617d9bcff9730a52fe08e96dc6182e5b86c42a4def4ef8a');
  });

  test('a title is the same composed and decomposed', () => {
    expect(contentSha256('Caf\u00e9', 'x')).toBe(contentSha256('Cafe\u0301', 'x'));
  });

  test('no title counts as an empty one', () => {
    expect(contentSha256(null, 'x')).toBe(contentSha256('', 'x'));
  });
});
