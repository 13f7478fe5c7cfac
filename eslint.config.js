import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', 'data/', '.kafka/'] },
  {
    files: ['{apps,libs,test,deploy}/**/*.ts'],
    extends: [js.configs.recommended, ...tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-undef': 'off',
      // A promise that nobody waits for loses its error, and with it an event.
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['test'] }] }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
      // What must stay true of the size of things: a function fits a screen, a file holds one idea.
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 70, skipComments: true }],
    },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    ignores: ['apps/*/config.ts', '**/*.test.ts'],
    rules: { 'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'The environment is read in apps/*/config.ts alone, where it is checked.' }] },
  },
  {
    files: ['**/*.test.ts'],
    rules: { 'no-restricted-imports': ['error', { name: 'fast-check', message: 'test/fast-check.js is it with a seed that is the same each time.' }] },
  },
  { files: ['**/*.test.ts', 'libs/bus/src/conformance/**'], rules: { 'max-lines-per-function': 'off' } },
);
