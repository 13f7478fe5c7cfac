import { findMoney } from './amounts.js';

const amounts = (text: string) => findMoney(text).map(({ start, end, value }) => [text.slice(start, end), value]);

describe('findMoney', () => {
  test.each([
    ['a volume of $15 billion, he said', '$15 billion', 'USD 15000000000'],
    ['costs US$2.5m a year', 'US$2.5m', 'USD 2500000'],
    ['paid €1,200.50', '€1,200.50', 'EUR 1200.5'],
    ['about Rs. 5 crore', 'Rs. 5 crore', 'INR 50000000'],
    ['some 300 million euros', '300 million euros', 'EUR 300000000'],
    ['KZT 40bn for roads', 'KZT 40bn', 'KZT 40000000000'],
    ['a 336-million-ringgit fraud', '336-million-ringgit', 'MYR 336000000'],
  ])('%s', (text, mention, value) => expect(amounts(text)).toEqual([[mention, value]]));

  test('figures without a currency are no money', () => expect(amounts('4,000 companies won 3 prizes in 2024')).toEqual([]));
});
