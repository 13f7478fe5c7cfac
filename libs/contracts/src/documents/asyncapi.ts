import { encode } from '../cloudevents/codec.js';
import { examplesOf, type EventDefinition, type NewsEvent } from '../events/definition.js';
import { events } from '../events/events.js';
import { topics, type Topic } from '../topics/topics.js';
import { dataSchemaOf, headersSchemaOf } from './json-schema.js';

const KAFKA = '0.5.0';
const CLOUDEVENTS = 'https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md';
const exampleNames = ['typical', 'minimal', 'everything'];
const referred = (name: string) => ({ $ref: `#/${name}` });

/** The topics and events as an AsyncAPI 3.1 document; `send` and `receive` are newsreel's own, a subscriber reads what it sends. */
export function asyncApi(version: string): object {
  return {
    asyncapi: '3.1.0',
    info: {
      title: 'newsreel',
      version,
      description: 'News from the open web as events: each page that was fetched, what it turned out to be, and the current state of every article. CloudEvents 1.0 in Kafka binary content mode.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      externalDocs: { url: CLOUDEVENTS, description: 'How the attributes of an event become headers' },
    },
    defaultContentType: 'application/json',
    servers: { local: { host: 'localhost:9092', protocol: 'kafka', description: 'Where a broker listens that was started for trying.' } },
    channels: Object.fromEntries(topics.map((topic) => [topic.name, channel(topic)])),
    operations: Object.fromEntries(topics.map((topic) => [operationName(topic), operation(topic)])),
    components: { messages: Object.fromEntries(events.map((event) => [event.type, message(event)])) },
  };
}

const typesOn = (topic: Topic): string[] => events.filter((event) => event.topic === topic).map(({ type }) => type);

function channel(topic: Topic): object {
  const compacted = topic.cleanupPolicy === 'compact';
  return {
    address: topic.name,
    description: topic.description,
    messages: Object.fromEntries(typesOn(topic).map((type) => [type, referred(`components/messages/${type}`)])),
    bindings: {
      kafka: {
        topic: topic.name,
        partitions: topic.partitions,
        topicConfiguration: {
          'cleanup.policy': [topic.cleanupPolicy],
          ...(compacted ? { 'delete.retention.ms': topic.retentionMs } : { 'retention.ms': topic.retentionMs }),
          'max.message.bytes': topic.maxMessageBytes,
        },
        bindingVersion: KAFKA,
      },
    },
  };
}

// Whoever wants a page fetched writes the event that newsreel reads.
const isRequest = (topic: Topic): boolean => topic.name === 'crawl.requests';
const operationName = (topic: Topic): string => `${isRequest(topic) ? 'receive' : 'send'}.${topic.name}`;

function operation(topic: Topic): object {
  return {
    action: isRequest(topic) ? 'receive' : 'send',
    summary: topic.description,
    channel: referred(`channels/${topic.name}`),
    messages: typesOn(topic).map((type) => referred(`channels/${topic.name}/messages/${type}`)),
  };
}

function message(definition: EventDefinition): object {
  const { $schema: _, $id: __, ...data } = dataSchemaOf(definition) ?? {};
  const payload = definition.encoding === 'json' ? data : definition.encoding === 'none' ? { type: 'null' } : { type: 'string', format: 'binary' };
  return {
    name: definition.type,
    title: definition.title,
    summary: definition.description,
    ...(definition.encoding === 'bytes' ? { contentType: 'text/html' } : {}),
    headers: headersSchemaOf(definition),
    payload,
    bindings: { kafka: { key: { type: 'string', description: definition.key }, bindingVersion: KAFKA } },
    examples: examplesOf(definition).map((event, index) => ({ name: exampleNames[index], headers: headersOf(event), payload: payloadOf(event) })),
  };
}

function headersOf(event: NewsEvent): Record<string, string> {
  return Object.fromEntries(Object.entries(encode(event).headers).map(([name, bytes]) => [name, bytes.toString('utf8')]));
}

const payloadOf = ({ data }: NewsEvent): unknown => (Buffer.isBuffer(data) ? data.toString('latin1') : data);
