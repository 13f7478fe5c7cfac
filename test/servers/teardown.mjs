import { running } from './running.mjs';

export default async function teardown() {
  for (let stop = running.pop(); stop; stop = running.pop()) await stop();
}
