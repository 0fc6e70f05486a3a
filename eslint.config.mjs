import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const ENVIRONMENT = {
  object: 'process',
  property: 'env',
  message: 'Settings are parsed once at boot and passed in (apps/muster).',
};
const NO_CLOCK = 'Time comes in as an argument.';

export default defineConfig(
  globalIgnores(['dist', 'node_modules', 'data', 'coverage', '**/*.gen.ts']),
  eslint.configs.recommended,
  tseslint.configs.recommended,
  {
    files: ['apps/*/src/**/*.{ts,tsx}', 'libs/*/src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts', 'dashboards/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Nest reads constructor types at run time: classes injected by type must stay value imports.
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 300, skipBlankLines: false }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['apps/*/src/**/*.ts', 'libs/**/*.ts'],
    ignores: [
      '**/*.spec.ts',
      'apps/muster/src/demo.ts',
      'apps/muster/src/start/run-program.ts',
      'apps/muster/src/commands/command-line.ts',
    ],
    rules: { 'no-restricted-properties': ['error', ENVIRONMENT] },
  },
  {
    // Domain rules take time as an argument: they read no clock.
    files: ['libs/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-properties': ['error', ENVIRONMENT, { object: 'Date', property: 'now', message: NO_CLOCK }],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: NO_CLOCK },
      ],
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', setTimeout: 'readonly', URL: 'readonly', fetch: 'readonly' },
    },
  },
  prettier,
);
