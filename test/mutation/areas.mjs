// The areas of the domain whose tests are tried by mutants, and what of them is left out.

const below = (folder) => [
  `libs/domain/src/${folder}/**/*.ts`,
  `!libs/domain/src/${folder}/**/*.spec.ts`,
  `!libs/domain/src/${folder}/**/spec-*.ts`,
  // what only the specs use
  `!libs/domain/src/${folder}/**/*fixtures.ts`,
];

export const AREAS = {
  deadlines: below('deadlines'),
  checkpoints: below('checkpoints'),
  indicators: below('indicators'),
  petition: [
    ...below('petition'),
    // samples of events and sentences about them: no rules, and texts are no mutants
    '!libs/domain/src/petition/catalogue{.ts,/**}',
    '!libs/domain/src/petition/{event,road}-sentences.ts',
  ],
};
