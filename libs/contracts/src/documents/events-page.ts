import { encode } from '../cloudevents/codec.js';
import { examplesOf, type EventDefinition, type NewsEvent } from '../events/definition.js';
import { events } from '../events/events.js';
import { topics, type Topic } from '../topics/topics.js';
import { dataSchemaOf, headersSchemaOf, type JsonSchema } from './json-schema.js';

const DAY = 86_400_000;
const exampleNames = ['Typical', 'Minimal', 'Everything'];

/** The page for people: topics, then each event with its headers, its fields and three examples. */
export function eventsPage(): string {
  return `# Topics and events

<!-- Written by \`npm run contracts\` from libs/contracts; edit it there. -->

newsreel speaks [CloudEvents 1.0](https://cloudevents.io) in Kafka's binary content mode: an event's attributes are headers named \`ce_…\`, its value is the data alone.
Order holds among the records of one key in one topic. What is unknown is \`null\` in a value and absent among the headers. Fields may be added, so read past those you don't know.
Delivery is at least once: the same event has the same \`ce_id\` however often it comes.

## Topics

| topic | what is on it | partitions | kept | largest record | batches |
|---|---|---|---|---|---|
${topics.map(topicRow).join('\n')}

Partitions are fixed when a topic is created and never added: keys would move. A key's partition is murmur2 of its bytes, as Kafka's Java client computes it.
What a consumer group of newsreel's own cannot handle goes to \`TOPIC.GROUP.dlq\`, with the headers \`dlq-reason dlq-error dlq-attempts dlq-first-failed-at dlq-topic dlq-partition dlq-offset\` added to those of the record.

${events.map(eventPart).join('\n\n')}
`;
}

function topicRow(topic: Topic): string {
  const kept = topic.cleanupPolicy === 'compact' ? `the newest of each key; tombstones ${topic.retentionMs / DAY} days` : `${topic.retentionMs / DAY} days`;
  return `| \`${topic.name}\` | ${topic.description} | ${topic.partitions} | ${kept} | ${topic.maxMessageBytes / 1024 / 1024} MiB | ${topic.compression} |`;
}

function eventPart(definition: EventDefinition): string {
  const headers = headersSchemaOf(definition);
  const data = dataSchemaOf(definition);
  const value = data ? `### Value\n\nUTF-8 JSON.\n\n${table(rowsOf(data, ''))}` : `### Value\n\n${definition.encoding === 'none' ? 'None: a tombstone.' : 'Bytes.'}`;
  return `## ${definition.title}: \`${definition.type}\`

${definition.description}

Topic \`${definition.topic.name}\`; key: ${definition.key}.

### Headers

${table(rowsOf(headers, ''))}

${value}

### Examples

${examplesOf(definition).map(example).join('\n\n')}`;
}

interface Row {
  readonly name: string;
  readonly type: string;
  readonly description: string;
}

const table = (rows: readonly Row[]): string => `| name | type | meaning |\n|---|---|---|\n${rows.map(({ name, type, description }) => `| \`${name}\` | ${type} | ${description.replaceAll('|', '\\|')} |`).join('\n')}`;

function rowsOf(schema: JsonSchema, prefix: string): Row[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const inner = property.anyOf?.find(({ type }) => type !== 'null') ?? property;
    const list = inner.type === 'array';
    const row = { name: `${prefix}${name}`, type: `${typeOf(property)}${schema.required?.includes(name) ? '' : ', may be absent'}`, description: property.description ?? '' };
    return [row, ...rowsOf(list ? inner.items! : inner, `${prefix}${name}${list ? '[]' : ''}.`)];
  });
}

/** In words, with what limits it. */
export function typeOf(schema: JsonSchema): string {
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ');
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.type === 'array') return `list of ${typeOf(schema.items!)}`;
  const type = [schema.type].flat().join(' or ');
  return schema.format ? `${type} (${String(schema.format)})` : type;
}

function example(event: NewsEvent, index: number): string {
  const message = encode(event);
  const headers = Object.entries(message.headers).map(([name, bytes]) => `${name}: ${bytes.toString('utf8')}`);
  return `<details><summary>${exampleNames[index]}</summary>

\`\`\`text
key: ${event.key}
${headers.join('\n')}
\`\`\`

\`\`\`${Buffer.isBuffer(event.data) ? 'text' : 'json'}
${Buffer.isBuffer(event.data) ? bodyShown(event.data) : JSON.stringify(event.data, null, 2)}
\`\`\`

</details>`;
}

function bodyShown(body: Buffer): string {
  if (body.length === 0) return '(no bytes)';
  return body.every((byte) => byte < 0x80) ? body.toString('latin1') : `(bytes ${body.toString('hex')})`;
}
