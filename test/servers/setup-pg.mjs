import { running } from './running.mjs';
import { startPostgres } from './start-postgres.mjs';

export default async function setup() {
  running.push(await startPostgres());
}
