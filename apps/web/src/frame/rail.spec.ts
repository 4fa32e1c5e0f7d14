import { describe, expect, it } from '@jest/globals';
import { homeOf, mayOpen, railOf, worksOnPetitions } from './rail';

const wordsOf = (...roles: string[]): string[] => railOf(roles).map(({ zh }) => zh);

describe('the rail', () => {
  it('shows an auditor the books, the account audit and the inbox, and nothing of petitions (§9)', () => {
    expect(wordsOf('auditor')).toEqual(['台账', '账号变动', '收件箱']);
    expect(homeOf(['auditor'])).toBe('/registers');
    for (const page of [
      '/petitions',
      '/petitions/1',
      '/statistics',
      '/admin',
      '/papers',
      '/registers/destruction',
    ])
      expect([page, mayOpen(['auditor'], page)]).toEqual([page, false]);
    for (const page of ['/', '/registers', '/registers/accounts', '/inbox'])
      expect(mayOpen(['auditor'], page)).toBe(true);
  });

  it('shows an administrator his page, and no book', () => {
    expect(wordsOf('admin')).toEqual(['收件箱', '管理']);
    expect(mayOpen(['admin'], '/admin')).toBe(true);
    for (const page of ['/petitions', '/registers', '/registers/accounts'])
      expect(mayOpen(['admin'], page)).toBe(false);
  });

  it('closes no page to who works on petitions, whatever else he is', () => {
    for (const role of ['reception', 'handler', 'examiner', 'windowHead', 'deputyLeader', 'leader']) {
      expect(worksOnPetitions([role])).toBe(true);
      expect(mayOpen([role, 'auditor'], '/statistics')).toBe(true);
    }
    expect(worksOnPetitions(['admin', 'auditor'])).toBe(false);
  });

  it('leaves a page that is not there to say so itself', () => {
    expect(mayOpen(['auditor'], '/nowhere')).toBe(true);
  });
});
