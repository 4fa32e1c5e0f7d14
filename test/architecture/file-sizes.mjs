// Files are read in one sitting: over 300 lines is told, over 500 fails. Generated and data files do not count.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const WARN = 300;
const FAIL = 500;
const EXEMPT = [/^apps\/web\/src\/api\//, /^libs\/domain\/src\/calendar-data\//, /\.(spec|test)\.tsx?$/];

const files = execFileSync('git', ['ls-files', '--', '*.ts', '*.tsx', '*.mjs', '*.cjs'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && !EXEMPT.some((pattern) => pattern.test(file)));
const long = files
  .map((file) => ({ file, lines: countLines(file) }))
  .filter(({ lines }) => lines > WARN)
  .sort((a, b) => b.lines - a.lines);
for (const { file, lines } of long) console.log(`${lines > FAIL ? 'too long' : 'long'}: ${lines} ${file}`);
if (long.some(({ lines }) => lines > FAIL)) process.exit(1);

/** A file just deleted but not yet committed counts as empty. */
function countLines(file) {
  try {
    return readFileSync(file, 'utf8').split('\n').length - 1;
  } catch {
    return 0;
  }
}
