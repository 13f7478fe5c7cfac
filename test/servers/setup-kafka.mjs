import { running } from './running.mjs';
import { startKafka } from './start-kafka.mjs';
import { startPostgres } from './start-postgres.mjs';

export default async function setup() {
  running.push(await startPostgres());
  running.push(await startKafka());
}
