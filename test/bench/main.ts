// npm run bench -- NAME [arguments]: what is measured lives in a folder of its name beside this file.

const name = process.argv[2] ?? '';
if (!/^[a-z-]+$/.test(name)) {
  console.error('Say which bench: npm run bench -- extraction|fingerprint|tagging|bus|store|crawl|api|replay [arguments]');
  process.exit(2);
}
const bench = (await import(`./${name}/bench.js`).catch((error: unknown) => {
  console.error(`There is no bench "${name}", or it can't be loaded: ${String(error)}`);
  process.exit(2);
})) as { run(args: string[]): Promise<void> };
await bench.run(process.argv.slice(3));
