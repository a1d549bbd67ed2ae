import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

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
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
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
      ],
    },
  },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked, languageOptions: { globals: { process: 'readonly', console: 'readonly' } } },
);
