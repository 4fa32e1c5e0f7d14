import { describe, expect, it } from '@jest/globals';
import type { RecordedAffairEvent } from '../affairs/affair.js';
import type { SupervisionEvent } from './events.js';
import { supervisionLetters } from './letters.js';
import type { SupervisionState } from './state.js';

const state = {
  number: '宛组信督〔2026〕3号',
  cause: 'SUP-01',
  round: 2,
  rounds: [
    { round: 1, dueOn: '2026-03-20' },
    { round: 2, dueOn: '2026-04-20' },
  ],
  advices: [],
} as unknown as SupervisionState;
const sent = (requirement: string) =>
  ({
    type: 'SupervisionNoticeSent',
    sealed: { requirement },
  }) as unknown as RecordedAffairEvent<SupervisionEvent>;

describe('the letters of a supervision (D25–D27)', () => {
  it('carry its number, ground, round, period and the words of the last notice', () => {
    const letters = supervisionLetters(state, [sent('先查清。'), sent('补齐材料。')], '召川县委组织部');
    expect(letters.map(({ code }) => code)).toEqual(['D26', 'D25']);
    expect(letters[0]?.fields).toEqual({
      addressee: '召川县委组织部',
      projectNo: '宛组信督〔2026〕3号',
      ground: expect.stringMatching(/^SUP-01 ./u),
      requirement: '补齐材料。',
      feedbackDue: '2026-04-20',
      round: '2',
    });
  });

  it('know of no period between rounds, and of an advice once it was given', () => {
    const between = supervisionLetters({ ...state, round: 3 }, [], '召川县委组织部');
    expect(between[0]?.fields).toMatchObject({ feedbackDue: '', requirement: '' });
    const advised = supervisionLetters(
      { ...state, advices: [{ adviceNo: 1, replyDueOn: '2026-05-01' }] } as unknown as SupervisionState,
      [],
      '召川县委组织部',
    );
    expect(advised.at(-1)).toMatchObject({ code: 'D27', fields: { feedbackDue: '2026-05-01' } });
  });

  it('send an advice to whom it was given, the notices to the supervised unit', () => {
    const given = {
      type: 'WorkAdviceSent',
      sealed: { to: '召川县人力资源和社会保障局', advice: '增设复核环节。' },
    } as unknown as RecordedAffairEvent<SupervisionEvent>;
    const advised = {
      ...state,
      advices: [{ adviceNo: 1, replyDueOn: '2026-05-01' }],
    } as unknown as SupervisionState;
    const letters = supervisionLetters(advised, [given], '召川县委组织部');
    expect(letters.map(({ code, fields }) => `${code} ${fields['addressee']}`)).toEqual([
      'D26 召川县委组织部',
      'D25 召川县委组织部',
      'D27 召川县人力资源和社会保障局',
    ]);
  });
});
