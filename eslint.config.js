import { builtinModules } from 'node:module';
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Rooms that give the same bytes for the same values in Node, in a page and in a worker. What comes from outside is an argument. */
export const pureRooms = [
  'core',
  'load',
  'forms',
  'law',
  'words',
  'model',
  'names',
  'threshold',
  'validate',
  'figures',
  'diff',
  'classify',
  'appendix',
  'step',
  'amend',
  'merge',
  'migrate',
  'revise',
  'layout',
  'redline',
  'check',
  'status',
  'formats',
  'workspace',
];
/** Adapters of the port to files: the places in those rooms that know Node, or a browser. */
const adapters = ['src/workspace/disk/**', 'src/workspace/typed/**'];

const longArguments = [
  {
    // Arguments lie on the stack, which holds about a hundred thousand: a long document would end in a RangeError.
    selector:
      'CallExpression[callee.property.name=/^(?:push|unshift|splice|concat|max|min|hypot|fromCharCode|fromCodePoint|assign|of)$/] > SpreadElement.arguments',
    message: 'A list of any length is no list of arguments. Use core/long-lists, or a loop.',
  },
  {
    selector: 'CallExpression[callee.property.name="apply"]',
    message: 'A list of any length is no list of arguments. Use a loop.',
  },
];

const impure = 'A pure room has no Node, no page, no clock and no locale: what comes from outside is an argument.';
/** Globals of Node and of pages, and the ways to them. */
const impureGlobals =
  'Buffer process global require module exports __dirname __filename setImmediate clearImmediate setTimeout clearTimeout setInterval clearInterval ' +
  'window document self globalThis top parent frames navigator location history localStorage sessionStorage indexedDB caches fetch XMLHttpRequest ' +
  'Worker WebSocket MessageChannel performance crypto console Intl Function eval';
/** Properties that answer otherwise on another day or another machine. */
const impureProperties = [
  { object: 'Date', property: 'now' },
  { object: 'Math', property: 'random' },
  { property: 'localeCompare' },
  { property: 'toLocaleString' },
  { property: 'toLocaleDateString' },
  { property: 'toLocaleTimeString' },
  { property: 'toLocaleLowerCase' },
  { property: 'toLocaleUpperCase' },
];
const impureSyntax = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: impure },
  { selector: 'CallExpression[callee.name="Date"]', message: impure },
  { selector: 'MetaProperty[meta.name="import"]', message: impure },
  // `no-restricted-imports` looks only at the head of a file.
  { selector: `ImportExpression[source.value=/^(?:node:|(?:${builtinModules.filter((name) => !name.includes('/')).join('|')})(?:$|\\W))/]`, message: impure },
  { selector: 'ImportExpression:not([source.type="Literal"])', message: impure },
];

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'schema/generated/', 'src/generated/'] },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { project: ['tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      // Full-width spaces are part of the forms' wording.
      'no-irregular-whitespace': 'off',
      'max-lines': ['error', { max: 300 }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  { files: ['src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...longArguments] } },
  {
    files: pureRooms.map((room) => `src/${room}/**/*.ts`),
    ignores: adapters,
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: builtinModules.map((name) => ({ name, message: impure })), patterns: [{ group: ['node:*', 'node:*/*'], message: impure }] },
      ],
      'no-restricted-globals': ['error', ...impureGlobals.split(' ').map((name) => ({ name, message: impure }))],
      'no-restricted-properties': ['error', ...impureProperties.map((each) => ({ ...each, message: impure }))],
      'no-restricted-syntax': ['error', ...longArguments, ...impureSyntax],
      'no-eval': 'error',
      'no-new-func': 'error',
    },
  },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked, languageOptions: { globals: { process: 'readonly', console: 'readonly' } } },
);
