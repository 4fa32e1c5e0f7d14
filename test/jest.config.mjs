import { fileURLToPath } from 'node:url';

// One runner for all levels; the suffix says what a test costs (docs/testing.md).
const base = {
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  moduleNameMapper: {
    '^#domain/glossary$': '<rootDir>/libs/domain/src/glossary/index.ts',
    '^#([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
      },
    ],
  },
};

const level = (name, testRegex, extra = {}) => ({ ...base, displayName: name, testRegex, ...extra });

export default {
  // a busy machine is no fault of what is tested; nothing here is timed
  testTimeout: 30_000,
  projects: [
    level('unit', ['(?<!\\.(int|api|e2e|fault))\\.spec\\.ts$'], {
      testPathIgnorePatterns: [
        '<rootDir>/test/e2e/',
        '<rootDir>/test/faults/',
        '<rootDir>/dist/',
        '/node_modules/',
      ],
    }),
    level('int', ['\\.int\\.spec\\.ts$']),
    level('api', ['\\.api\\.spec\\.ts$']),
    level('e2e', ['test/e2e/.*\\.spec\\.ts$']),
    level('faults', ['test/faults/.*\\.spec\\.ts$']),
  ],
};
