/** A name by one of the columns: rows `from` to before `to`. */
interface Chunk { from: number; to: number; type: string }

/** The columns of other labellers, as the data has them beside the first. */
const OTHERS = [2, 3, 4];
/** What the release's own labels are called. */
const TYPES: Readonly<Record<string, string>> = { geo: 'LOC', gpe: 'MISC', org: 'ORG', per: 'PER', art: 'MISC', eve: 'MISC', nat: 'MISC', tim: 'O' };

function chunksOf(rows: readonly string[][], column: number): Chunk[] {
  const found: Chunk[] = [];
  rows.forEach((row, i) => {
    const tag = row[column] ?? 'O';
    const type = TYPES[tag.slice(2)] ?? tag.slice(2);
    const last = found.at(-1);
    if (tag === 'O' || type === 'O') return;
    if (tag.startsWith('I-') && last && last.to === i && last.type === type) last.to = i + 1;
    else found.push({ from: i, to: i + 1, type });
  });
  return found;
}

const keyOf = ({ from, to, type }: Chunk) => `${from} ${to} ${type}`;

/** Where all other labellers agree on a name and none of them sees what the first does, they are right: changes the first column of a sentence (token, label, other labels …). */
export function overrule(rows: string[][]): void {
  if (rows[0]!.length <= OTHERS.at(-1)!) return;
  const first = chunksOf(rows, 1);
  const known = new Set(first.map(keyOf));
  const votes = new Map<string, { chunk: Chunk; count: number }>();
  for (const chunk of OTHERS.flatMap((column) => chunksOf(rows, column))) {
    const vote = votes.get(keyOf(chunk)) ?? { chunk, count: 0 };
    vote.count++;
    votes.set(keyOf(chunk), vote);
  }
  for (const [key, { chunk, count }] of votes) {
    if (count < OTHERS.length || known.has(key) || chunk.type === 'MISC') continue;
    const touched = first.filter(({ from, to }) => from < chunk.to && chunk.from < to);
    if (touched.some((other) => other.from < chunk.from || other.to > chunk.to || votes.has(keyOf(other)))) continue;
    for (let i = chunk.from; i < chunk.to; i++) rows[i]![1] = `${i === chunk.from ? 'B' : 'I'}-${chunk.type}`;
  }
}
