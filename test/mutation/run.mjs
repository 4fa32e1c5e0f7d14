// `npm run mutation -- <area> [file …]`: tries mutants of one area of the domain, says which survived and the score.
// `npm run mutation -- report <area>`: says it again from the last report.
import { Stryker } from '@stryker-mutator/core';
import { fileURLToPath } from 'node:url';
import { AREAS } from './areas.mjs';
import { figuresOf, readReport, survivorsOf } from './figures.mjs';

const words = process.argv.slice(2);
const onlyReport = words[0] === 'report';
const [area, ...files] = onlyReport ? words.slice(1) : words;
if (area === undefined || !(area in AREAS)) {
  console.error(`npm run mutation -- [report] <${Object.keys(AREAS).join(' | ')}> [file …]`);
  process.exit(1);
}
if (!onlyReport) {
  Object.assign(process.env, { MUTATION_AREA: area, MUTATION_ONLY: files.join(',') });
  process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
  await new Stryker({ configFile: 'test/mutation/stryker.config.mjs' }).runMutationTest();
}

const report = readReport(area);
for (const line of survivorsOf(report)) console.log(line);
const { files: rows, total } = figuresOf(report);
for (const { name, ...row } of [...rows, { name: area, ...total }])
  console.log(
    `${name}: ${row.score} (of those reached ${row.scoreOfCovered}); caught ${row.caught}, survived ${row.survived}, ` +
      `no test ${row.uncovered}, only on loading ${row.onLoading}, texts ${row.texts}`,
  );
if (parseFloat(total.score) < 80) process.exit(1);
