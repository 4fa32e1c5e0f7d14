import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';

const MODULE = new URL('../../../../dist/libs/documents/src/render/passing-folder.js', import.meta.url).href;
const room = mkdtempSync(join(tmpdir(), 'xf-passing-'));
const left = (): string[] => readdirSync(room).sort();
const children: ChildProcess[] = [];
beforeEach(() => {
  for (const name of left()) rmSync(join(room, name), { recursive: true });
});
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(room, { recursive: true, force: true });
});

/** A process that has a paper converted, by a program that starts another and takes a minute. */
async function converting(then: string): Promise<ChildProcess> {
  const script = `
    import { writeFileSync } from 'node:fs';
    const { inPassingFolder } = await import(${JSON.stringify(MODULE)});
    process.on('SIGTERM', () => { ${then} });
    await inPassingFolder(async ({ path, run }) => {
      writeFileSync(path + '/paper-0.docx', '某某某');
      setTimeout(() => console.log('lies there'), 300);
      await run('sh', ['-c', 'sleep 60 & echo $! > "$TMPDIR/pid"; cp "$TMPDIR/pid" ${room}/pid; wait'], 90_000);
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, NODE_OPTIONS: '', TMPDIR: room },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  if (child.stdout) await once(child.stdout, 'data');
  return child;
}

const sweep = (): number =>
  Number(
    spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `console.log((await import(${JSON.stringify(MODULE)})).sweepPassingFolders())`,
      ],
      { env: { ...process.env, NODE_OPTIONS: '', TMPDIR: room }, encoding: 'utf8' },
    ).stdout,
  );

describe('a folder in which a paper lies in plain words', () => {
  it('is gone when the process stops in the middle, and so is the program that worked in it', async () => {
    const child = await converting('process.exit(0)');
    expect(left()).toEqual(['pid', expect.stringMatching(/^xinfang-plain-\d+-/)]);
    const pid = Number(spawnSync('cat', [join(room, 'pid')], { encoding: 'utf8' }).stdout);
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(left()).toEqual(['pid']);
    expect(spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()).toMatch(
      /^(Z.*)?$/u,
    );
  });

  it('is removed by the next process when its own was killed, and never while its own lives', async () => {
    const child = await converting('');
    expect(sweep()).toBe(0);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(left()).toEqual(['pid', expect.stringMatching(/^xinfang-plain-/)]);
    expect(sweep()).toBe(1);
    expect(left()).toEqual(['pid']);
    spawnSync('sh', ['-c', `kill -9 $(cat ${join(room, 'pid')})`]);
  });

  it('is removed after an hour, also one of an earlier release; what is not ours stays', () => {
    const old = new Date(Date.now() - 2 * 3_600_000);
    for (const name of [
      `xinfang-plain-${process.pid}-old`,
      'xf-pdf-old',
      'xinfang-convert-old',
      'other-old',
    ]) {
      mkdirSync(join(room, name));
      writeFileSync(join(room, name, 'paper-0.docx'), '某某某');
      utimesSync(join(room, name), old, old);
    }
    mkdirSync(join(room, 'xf-pdf-new'));
    expect(sweep()).toBe(3);
    expect(left()).toEqual(['other-old', 'xf-pdf-new']);
    expect(existsSync(join(room, 'other-old', 'paper-0.docx'))).toBe(true);
  });
});
