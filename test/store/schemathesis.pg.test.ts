import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import type { Article } from '@newsreel/contracts';
import { writeArticles } from '../../apps/store/writing/writer.js';
import { describeNeeding } from '../servers/needs.js';
import { article } from './articles.js';
import { storeService } from './service.js';

describeNeeding('schemathesis', 'the API under made-up requests', (python) => {
  test('never answers with an error of the server, and answers as its OpenAPI document says', async () => {
    const store = await storeService();
    const more: Partial<Article> = { countries: [{ code: 'KZ', score: 1, mentions: 1, by: ['name'] }], entities: [{ type: 'PERSON', name: 'Dana Serik', mentions: [], salience: 1 }] };
    await writeArticles(store.database, Array.from({ length: 30 }, (_, i) => article({ url: `https://news.example/${i}`, title: `Title ${i}`, at: i, more })));
    const checks = 'not_a_server_error,content_type_conformance,response_schema_conformance,status_code_conformance';
    // The stream never ends, and so would wait for it.
    const args = ['run', `${store.service.url}/api/openapi.json`, '--checks', checks, '--phases', 'examples,coverage,fuzzing', '--max-examples', '25', '--exclude-path', '/api/v1/articles/stream', '--seed', '1', '--no-color'];
    const { code, output } = await run(python, ['-c', 'from schemathesis.cli import schemathesis; schemathesis()', ...args]);
    await store.close();
    if (code !== 0) throw new Error(output.slice(-6_000));
  }, 600_000);
});

function run(command: string, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: tmpdir(), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
