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
    ['Rs 1,20,000 a year', 'Rs 1,20,000', 'INR 120000'],
    ['a Rs 2.5 lakh crore plan', 'Rs 2.5 lakh crore', 'INR 2500000000000'],
    ['₹500cr of it', '₹500cr', 'INR 5000000000'],
    ['A$3.4bn in all', 'A$3.4bn', 'AUD 3400000000'],
    ['worth US$1.2 trn', 'US$1.2 trn', 'USD 1200000000000'],
    ['EUR 250 mln', 'EUR 250 mln', 'EUR 250000000'],
    ['a fine of N5.2bn', 'N5.2bn', 'NGN 5200000000'],
    ['a N50,000 fee', 'N50,000', 'NGN 50000'],
    ['R500 million short', 'R500 million', 'ZAR 500000000'],
    ['Sh2.4 billion, Kenya', 'Sh2.4 billion', 'KES 2400000000'],
    ['Dhs50 million', 'Dhs50 million', 'AED 50000000'],
    ['GH₵ 40', 'GH₵ 40', 'GHS 40'],
    ['3 million Kenyan shillings', '3 million Kenyan shillings', 'KES 3000000'],
    ['200,000 Egyptian pounds', '200,000 Egyptian pounds', 'EGP 200000'],
    ['40 million Hong Kong dollars', '40 million Hong Kong dollars', 'HKD 40000000'],
    ['900 Mexican pesos', '900 Mexican pesos', 'MXN 900'],
    ['two million dollars', 'two million dollars', 'USD 2000000'],
    ['half a billion euros', 'half a billion euros', 'EUR 500000000'],
    ['a 336-million-ringgit fraud', '336-million-ringgit', 'MYR 336000000'],
  ])('%s', (text, mention, value) => expect(amounts(text)).toEqual([[mention, value]]));

  test.each(['the N10 highway', 'gate K 5', 'item P3, R2 and R3', 'a weight of 500 pounds'])('no money: %s', (text) => expect(amounts(text)).toEqual([]));

  test('figures without a currency are no money', () => expect(amounts('4,000 companies won 3 prizes in 2024')).toEqual([]));
});
