import { readFileSync } from 'node:fs';

// Three kinds of tests, told apart by their file names, so that a run starts only the servers it needs:
//   name.test.ts        pure, or over loopback HTTP      (project unit)
//   name.pg.test.ts     a real PostgreSQL                (project pg)
//   name.kafka.test.ts  a real Kafka, and PostgreSQL     (project kafka)
// What starts the servers runs outside of Jest's modules, in plain Node, on the built libs.

// The build leaves tests out, the tests need themselves.
const { exclude: _, $schema: __, ...swc } = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));
const common = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': ['@swc/jest', { ...swc, swcrc: false, sourceMaps: 'inline', module: { type: 'es6' } }] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['/dist/'],
};
const named = (displayName, suffix, more) => ({
  ...common,
  displayName,
  testMatch: [`<rootDir>/{apps,libs,test,deploy}/**/${suffix}`],
  ...more,
});

export default {
  // No test waits for time to pass; this is for machines that are slow or busy.
  testTimeout: 180_000,
  maxWorkers: 2,
  projects: [
    named('unit', '*.test.ts', { testPathIgnorePatterns: ['/node_modules/', '\\.(pg|kafka)\\.test\\.ts$'] }),
    named('pg', '*.pg.test.ts', { globalSetup: '<rootDir>/test/servers/setup-pg.mjs', globalTeardown: '<rootDir>/test/servers/teardown.mjs' }),
    named('kafka', '*.kafka.test.ts', { globalSetup: '<rootDir>/test/servers/setup-kafka.mjs', globalTeardown: '<rootDir>/test/servers/teardown.mjs' }),
  ],
};
