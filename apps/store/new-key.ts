import { newKey } from '@newsreel/platform';

// node dist/apps/store/new-key.js read|admin
const scope = process.argv[2];
if (scope !== 'read' && scope !== 'admin') {
  process.stderr.write('Say what the key is for: read or admin.\n');
  process.exit(2);
}
const { key, entry } = newKey(scope);
process.stdout.write(`${key}\n`);
process.stderr.write(`This is the key; it is shown once. Add to NEWSREEL_API_KEYS:\n${entry}\n`);
