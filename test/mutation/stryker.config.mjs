// Mutation testing of one area of the domain: `npm run mutation -- deadlines` (docs/mutation.md).
import { AREAS } from './areas.mjs';

const area = process.env.MUTATION_AREA ?? '';
const only = process.env.MUTATION_ONLY;

export default {
  packageManager: 'npm',
  plugins: ['./test/mutation/runner.mjs'],
  testRunner: 'one-process',
  coverageAnalysis: 'perTest',
  mutate: only ? only.split(',') : AREAS[area],
  // words for people; a test that repeats a text proves nothing
  mutator: { excludedMutations: ['StringLiteral'] },
  // what is evaluated only while a module loads: tables, patterns, labels
  ignoreStatic: true,
  concurrency: Number(process.env.MUTATION_CONCURRENCY ?? 1),
  timeoutMS: 10_000,
  dryRunTimeoutMinutes: 10,
  disableTypeChecks: false,
  tempDirName: 'dist/mutation',
  cleanTempDir: 'always',
  ignorePatterns: [
    '/*',
    '!/package.json',
    '!/libs',
    '/libs/*',
    '!/libs/domain',
    '!/test',
    '/test/*',
    '!/test/mutation',
    '!/test/situations',
    '!/test/support',
    '!/test/golden',
  ],
  reporters: ['json', 'progress'],
  jsonReporter: { fileName: `dist/mutation-report/${area}.json` },
  allowEmpty: false,
  checkers: [],
};
