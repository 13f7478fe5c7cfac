import { text } from 'node:stream/consumers';
import { Command, Option } from 'commander';
import type { Tags } from '@newsreel/contracts';
import { writeLine } from '../output.js';
import { threads, withPool } from '../worker-pool.js';

interface Options {
  readonly html?: boolean;
  readonly jsonl?: boolean;
  readonly language?: string;
  readonly homeCountry?: string;
  readonly model?: string;
  readonly workers: number;
}

export function tagCommand(): Command {
  return new Command('tag')
    .description('Tag the text on standard input: who is named, which places, countries and regions it is about.')
    .option('--language <code>', 'BCP 47; found out where it is not given')
    .option('--home-country <code>', 'ISO 3166-1 alpha-2: where the text was published')
    .addOption(new Option('--model <dir>', 'a token-classification model of your own in ONNX, in place of ours').env('NEWSREEL_NER_MODEL'))
    .option('--html', 'a page to look at: mentions in colour, a map of the countries')
    .option('--jsonl', 'texts as lines {"id","text","language"?,"homeCountry"?}; lines {"id","entities","places","countries",…} out')
    .option('--workers <n>', 'threads for --jsonl', threads, 1)
    .action((options: Options) => (options.jsonl ? tagMany(options) : tagOne(options)));
}

async function tagOne(options: Options): Promise<void> {
  const input = { title: null, text: await text(process.stdin), language: options.language ?? null, homeCountry: options.homeCountry ?? null, publishedAt: null };
  await withPool({ threads: 1, model: options.model }, async (pool) => {
    const tags = await pool.run<'tag'>({ kind: 'tag', text: input });
    await writeLine(options.html ? await page(input, tags) : JSON.stringify(tags, null, 2));
  });
}

async function page(input: { title: string | null; text: string }, tags: Tags): Promise<string> {
  const { pageOfTags } = await import('../../enrichment/command-line.js');
  const { drawMap, entitiesPage, escapeHtml, mapLegend } = await pageOfTags();
  // A dot in the middle of a coloured country says nothing.
  const places = tags.places.filter(({ kind }) => kind !== 'country');
  const list = (items: readonly string[]) => `<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
  return entitiesPage({ ...input, entities: tags.entities, places: tags.places }, `<h2>Countries</h2>${drawMap({ ...tags, places })}${mapLegend(tags.countries)}<h2>Regions</h2>${list(tags.regions.map(({ name }) => name))}`);
}

async function tagMany({ workers, model }: Options): Promise<void> {
  const { jsonLines } = await import('../../enrichment/command-line.js');
  await withPool({ threads: workers, model, meanwhile: jsonLines }, async (pool) => {
    const { tagLines } = await jsonLines();
    for await (const line of tagLines({ input: process.stdin, pool, threads: workers })) await writeLine(line);
  });
}
