// A worker for the tests of the pool: does what the URL of its page says.
import { parentPort } from 'node:worker_threads';

const deeds = {
  'deed:answer': (task) => ({ title: task.page.contentType }),
  'deed:spin': () => {
    for (;;);
  },
  'deed:hoard': () => {
    const hoard = [];
    for (;;) hoard.push(new Array(10_000).fill({ n: hoard.length }));
  },
  'deed:leave': () => process.exit(),
};

parentPort.on('message', (task) => {
  if (task.page.url === 'deed:throw') parentPort.postMessage({ error: { name: 'TypeError', message: 'no such block' } });
  else parentPort.postMessage({ result: deeds[task.page.url](task) });
});
parentPort.postMessage('ready');
