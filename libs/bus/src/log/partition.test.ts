import { createRequire } from 'node:module';
import { partitionOf } from './partition.js';

// kafkajs carries its own murmur2, checked against Java's by its makers: two implementations that agree over everything are both right.
const { default: theirs } = createRequire(import.meta.url)('kafkajs/src/producer/partitioners/default/murmur2.js') as { default?: (key: Buffer) => number };
const reference = theirs ?? (createRequire(import.meta.url)('kafkajs/src/producer/partitioners/default/murmur2.js') as (key: Buffer) => number);

test.each(['', 'a', 'ab', 'abc', 'abcd', 'https://news.example/rail', 'Қазақстан жаңалықтары', 'x'.repeat(2048)])('the key %j goes where the Java client puts it', (key) => {
  const bytes = Buffer.from(key);
  expect(partitionOf(bytes, 24)).toBe((reference(bytes) & 0x7fffffff) % 24);
});

test('a thousand keys spread over all partitions', () => {
  const used = new Set(Array.from({ length: 1000 }, (_, index) => partitionOf(Buffer.from(`key-${index}`), 24)));
  expect(used.size).toBe(24);
});
