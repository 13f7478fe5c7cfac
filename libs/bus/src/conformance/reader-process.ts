import { kafkaLog, type KafkaLogOptions } from '../kafka/kafka-log.js';
import { postgresLog, type PostgresLogOptions } from '../postgres/postgres-log.js';
import { runReader } from './reader.js';
import type { ReaderOptions } from './world.js';

// node reader-process.js '{"kafka": {…}}' '{"prefix": …}'
const [log, reader] = process.argv.slice(2).map((text) => JSON.parse(text) as unknown) as [{ kafka?: KafkaLogOptions; postgres?: PostgresLogOptions }, ReaderOptions];
await runReader(log.kafka ? kafkaLog(log.kafka) : postgresLog(log.postgres!), reader);
