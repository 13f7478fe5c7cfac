import { documents } from './documents.js';
import { frontier } from './frontier.js';
import { politeness } from './politeness.js';
import { speed } from './speed.js';

const benches = { documents, frontier: () => frontier(), speed: () => speed(), 'speed-log': () => speed({ withLog: true }), 'speed-million': () => speed({ known: 1_000_000 }), politeness: () => politeness() };

/** npm run bench -- crawl [documents] [frontier] [speed] [speed-log] [speed-million] [politeness]; all of them where none is named. */
export async function run(args: string[]): Promise<void> {
  for (const name of args.length > 0 ? args : Object.keys(benches)) {
    const bench = benches[name as keyof typeof benches];
    if (!bench) throw new Error(`There is no ${name}; there are ${Object.keys(benches).join(', ')}.`);
    console.log(`\n${name}`);
    await bench();
  }
}
