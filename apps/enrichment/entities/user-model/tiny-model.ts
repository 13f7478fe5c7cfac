/** A field of a Protocol Buffers message: a number, or bytes. */
type Field = [number: number, value: number | Uint8Array | string];

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 128);
  }
}

/** Encodes a message (protobuf.dev/programming-guides/encoding). */
function message(...fields: Field[]): Uint8Array {
  return Buffer.concat(fields.map(([number, value]) => {
    if (typeof value === 'number') return Buffer.from([...varint(number * 8), ...varint(value)]);
    const bytes = Buffer.from(value as Uint8Array);
    return Buffer.concat([Buffer.from([...varint(number * 8 + 2), ...varint(bytes.length)]), bytes]);
  }));
}

const [FLOAT, INT64] = [1, 7];
const tensor = (name: string, type: number, rank: string[]) => message([1, name], [2, message([1, message([1, type], [2, message(...rank.map((dim): Field => [1, message([2, dim])]))])])]);

/** One Gather: a word's logits are its row of the table. */
function onnx(table: number[][]): Uint8Array {
  const weights = message([1, table.length], [1, table[0]!.length], [2, FLOAT], [8, 'table'], [9, new Uint8Array(Float32Array.from(table.flat()).buffer)]);
  const graph = message(
    [1, message([1, 'table'], [1, 'input_ids'], [2, 'logits'], [3, 'look-up'], [4, 'Gather'])],
    [2, 'tiny'], [5, weights],
    [11, tensor('input_ids', INT64, ['batch', 'length'])],
    [12, tensor('logits', FLOAT, ['batch', 'length', 'labels'])],
  );
  return message([1, 8], [7, graph], [8, message([2, 13])]);
}

const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];

/**
 * The files of the smallest model that transformers.js takes: it gives each word that it knows its label, and all others O.
 * @param labels words in lower case without marks, and their labels
 */
export function tinyModel(labels: Readonly<Record<string, string>>): Record<string, string | Uint8Array> {
  const names = ['O', ...new Set(Object.values(labels))];
  const words = [...SPECIAL, ...Object.keys(labels)];
  const row = (word: string) => names.map((name) => (name === (labels[word] ?? 'O') ? 9 : 0));
  const special = (content: string, id: number) => ({ id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true });
  const tokenizer = {
    version: '1.0', truncation: null, padding: null, added_tokens: SPECIAL.map(special),
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
    pre_tokenizer: { type: 'BertPreTokenizer' }, post_processor: null, decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100, vocab: Object.fromEntries(words.map((word, id) => [word, id])) },
  };
  const config = {
    model_type: 'bert', architectures: ['BertForTokenClassification'], vocab_size: words.length,
    id2label: Object.fromEntries(names.map((name, id) => [id, name])), label2id: Object.fromEntries(names.map((name, id) => [name, id])),
  };
  return {
    'config.json': JSON.stringify(config),
    'tokenizer.json': JSON.stringify(tokenizer),
    'tokenizer_config.json': JSON.stringify({ tokenizer_class: 'BertTokenizer', do_lower_case: true, unk_token: '[UNK]', pad_token: '[PAD]', cls_token: '[CLS]', sep_token: '[SEP]' }),
    'onnx/model.onnx': onnx(words.map(row)),
  };
}
