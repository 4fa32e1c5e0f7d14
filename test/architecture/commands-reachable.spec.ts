import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { codesOf, COMMANDS, PAPER_COMMANDS, type PetitionCommandType } from '#domain';

const ROOT = new URL('../../', import.meta.url).pathname;

/** What has no door of its own, and why. */
const ELSEWHERE: Readonly<Partial<Record<PetitionCommandType, string>>> = {
  importHistory: 'rows of old registers: the import of the command line',
  takeOver: 'rows of a register that is taken over: the take-over affair',
  takeBack: 'a whole import at once: the take-over affair',
  extendRetention: 'the files of a destruction list',
  destroy: 'the files of a destruction list',
};

const sourcesIn = (folder: string): string =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.spec\./.test(name))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'))
    .join('\n');

describe('every command can be reached', () => {
  const all = codesOf(COMMANDS).filter((command) => ELSEWHERE[command] === undefined);

  it('by the API', () => {
    const api = sourcesIn('apps/api/src');
    expect(all.filter((command) => !api.includes(`type: '${command}'`))).toEqual([]);
  });

  it('by an action of the case page with its form', () => {
    const actions = sourcesIn('apps/web/src/routes/petitions/actions');
    const papers = sourcesIn('apps/web/src/routes/documents');
    const isForm = (command: PetitionCommandType): boolean => {
      if (command === 'register') return true;
      const isPaper = (PAPER_COMMANDS as readonly string[]).includes(command);
      return isPaper
        ? new RegExp(`\\bsends\\(${command}\\)`).test(papers)
        : new RegExp(`^ {2}${command}: `, 'm').test(actions);
    };
    expect(all.filter((command) => !isForm(command))).toEqual([]);
  });

  it('and nothing is excused that has a door', () => {
    const doors = sourcesIn('apps/api/src') + sourcesIn('apps/web/src/routes/petitions/actions');
    expect(Object.keys(ELSEWHERE).filter((command) => doors.includes(`type: '${command}'`))).toEqual([]);
  });
});
