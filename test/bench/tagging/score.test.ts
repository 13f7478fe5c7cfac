import { classed, emptyTallies, figures, tally } from './score.js';

const name = (start: number, end: number, type: string) => ({ start, end, type });

test('right is the same start, end and type, and what only some corpora mark as a place is neither right nor wrong', () => {
  const tallies = emptyTallies();
  const gold = [name(0, 4, 'PERSON'), name(10, 16, 'LOCATION'), name(20, 28, 'FACILITY')];
  const wrong = tally(tallies, gold, [name(0, 4, 'PERSON'), name(10, 14, 'LOCATION'), name(20, 28, 'LOCATION'), name(30, 33, 'ORGANIZATION')]);
  expect(tallies['all']).toEqual({ right: 1, predicted: 3, gold: 2 });
  expect(figures(tallies['all']!)).toEqual({ p: 1 / 3, r: 1 / 2, f1: 0.4 });
  expect(wrong).toEqual({ false: [name(10, 14, 'LOCATION'), name(30, 33, 'ORGANIZATION')], missed: [name(10, 16, 'LOCATION')] });
});

test.each([
  ['type: PERSON as LOCATION', [name(0, 4, 'LOCATION')], [name(0, 4, 'PERSON')]],
  ['extent of LOCATION', [name(0, 4, 'LOCATION')], [name(0, 8, 'LOCATION')]],
  ['extent and type: ORGANIZATION as PERSON', [name(0, 4, 'PERSON')], [name(0, 8, 'ORGANIZATION')]],
  ['false PERSON', [name(0, 4, 'PERSON')], []],
  ['missed PERSON', [], [name(0, 4, 'PERSON')]],
])('%s is one mistake', (kind, found, missed) => expect(classed({ false: found, missed }).map((mistake) => mistake.kind)).toEqual([kind]));
