import { startTestKafka } from './kafka.js';
import { startTestPostgres } from './postgres.js';
import { running } from './running.js';

export default async function setup(): Promise<void> {
  const [postgres, kafka] = await Promise.all([startTestPostgres(), startTestKafka()]);
  running.push(postgres);
  if (kafka) running.push(kafka);
}
