import { namesIn } from './names.js';

describe('the names in an author field', () => {
  test.each([
    ['Ann Brook', ['Ann Brook']],
    ['By Ann Brook', ['Ann Brook']],
    ['Von Anna Beispiel und Jörg Muster', ['Anna Beispiel', 'Jörg Muster']],
    ['Ann Brook, Bob Stone and Cy Young', ['Ann Brook', 'Bob Stone', 'Cy Young']],
    ['Ann Brook, Staff Writer', ['Ann Brook']],
    ['Ann Brook, Professor für Wasserbau an der Universität Velm', ['Ann Brook']],
    ['Ann Brook (abr)', ['Ann Brook']],
    ['Ann Brook | The Velm Courier', ['Ann Brook']],
    ['Anna Beispiel, dpa', ['Anna Beispiel', 'dpa']],
    ['Ann Brook; ann brook', ['Ann Brook']],
    ['김철수 기자', ['김철수']],
    ['山田太郎、鈴木花子', ['山田太郎', '鈴木花子']],
    ['Автор: Иван Петров', ['Иван Петров']],
    ['https://example.org/author/ann', []],
    ['ann@example.org', []],
    ['105092', []],
    ['Rechtsanwältin Anna Beispiel', ['Anna Beispiel']],
    ['Roving Reporter', ['Roving Reporter']],
    ['Ann Brook @annbrook', ['Ann Brook']],
    ['admin', []],
    ['', []],
  ])('%j', (raw, names) => {
    expect(namesIn(raw)).toEqual(names);
  });
});
