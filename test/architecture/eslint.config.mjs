// Few rules, each with a reason; formatting is Prettier's, boundaries are dependency-cruiser's.
import tseslint from 'typescript-eslint';

const NOT_IN_THE_DOMAIN = [
  {
    selector: "NewExpression[callee.name='Date']",
    message: 'The domain knows no clock: dates are arguments (K-18).',
  },
  {
    selector: "MemberExpression[object.name='Date']",
    message: 'The domain knows no clock: dates are arguments (K-18).',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'The domain knows no chance.',
  },
  { selector: "Identifier[name='process']", message: 'The domain knows no process.' },
  {
    selector: 'FunctionDeclaration[async=true], ArrowFunctionExpression[async=true], AwaitExpression',
    message: 'Decisions are plain functions.',
  },
];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'apps/web/src/api/**', '.data/**', 'coverage/**'] },
  {
    files: ['libs/**/*.ts', 'apps/**/*.ts', 'apps/web/**/*.tsx', 'test/**/*.ts'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: {
        project: ['tsconfig.json', 'apps/web/tsconfig.json'],
        tsconfigRootDir: new URL('../..', import.meta.url).pathname,
      },
    },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, arguments: false } },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-params': ['error', 4],
      'no-console': 'off',
      eqeqeq: ['error', 'smart'],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'String-literal unions, no enums.' },
      ],
    },
  },
  {
    files: ['libs/domain/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'String-literal unions, no enums.' },
        ...NOT_IN_THE_DOMAIN,
      ],
    },
  },
  {
    files: [
      'libs/**/*.ts',
      'apps/api/**/*.ts',
      'apps/cli/**/*.ts',
      'apps/worker/**/*.ts',
      'apps/public/**/*.ts',
    ],
    ignores: ['**/*.spec.ts', '**/testing/**', 'libs/domain/src/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'String-literal unions, no enums.' },
        {
          selector:
            "NewExpression[callee.name='Date']:matches([arguments.length=0], :has(CallExpression[callee.object.name='Date'][callee.property.name='now']))",
          message:
            'What day it is the database says (today of #platform); the machine’s clock may be wrong (R7).',
        },
      ],
    },
  },
  // Tests read answers as a stranger would: untyped JSON, and tables of cases with as many columns as they need.
  {
    files: ['**/*.spec.ts', 'test/**/*.ts', '**/testing/**/*.ts', '**/spec-*.ts'],
    rules: { '@typescript-eslint/no-explicit-any': 'off', 'max-params': 'off' },
  },
  // Nest injects by constructor; a controller's handler has as many parameters as decorators.
  { files: ['apps/api/src/**/*.ts'], rules: { 'max-params': ['error', 5] } },
  { files: ['apps/web/**/*.{ts,tsx}'], rules: { '@typescript-eslint/consistent-type-definitions': 'off' } },
);
