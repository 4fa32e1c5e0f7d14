import { describe, expect, it } from '@jest/globals';
import { AFFAIRS, type AffairField } from '#domain';
import { openingsFor } from './affair-view.js';

const CHOICES = AFFAIRS.flatMap(({ category, commands }) =>
  Object.entries(commands).flatMap(([command, { fields }]) =>
    Object.entries(fields).flatMap(([name, field]: [string, AffairField]) =>
      field.kind === 'choice' ? [{ at: `${category} ${command} ${name}`, field }] : [],
    ),
  ),
);

describe('what the forms of affairs offer', () => {
  it.each(CHOICES)('$at: at least one option, each of which the door knows', ({ field }) => {
    const { offered, options } = field;
    if (offered === undefined) return;
    expect(offered).not.toEqual([]);
    for (const code of offered) expect(Object.keys(options)).toContain(code);
  });

  it('offers no measure that only the joint conference may take (O-88, R-53)', () => {
    const affair = AFFAIRS.find(({ category }) => category === 'accountability');
    const [take] = openingsFor(affair as never, { orgId: 1, roles: ['leader'] } as never);
    const measure = take?.fields.find(({ name }) => name === 'measure');
    expect(measure?.options.map(({ label }) => label)).toEqual([
      '提醒',
      '内部通报',
      '责成书面检查',
      '退回重办',
      '年度目标扣分',
    ]);
  });

  it('sends no advice to the joint conference, and proposes measures to nobody else (R-53)', () => {
    const of = (command: string) =>
      CHOICES.find(({ at }) => at === `supervision ${command} addressee`)?.field.offered;
    expect(of('advise')).toEqual(['managingAuthority', 'subordinate', 'otherUnit']);
    expect(of('proposeAccountability')).toEqual(['jointConference']);
  });
});
