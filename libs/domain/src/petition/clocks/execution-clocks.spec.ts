import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR } from '../../calendar.js';
import { dueOf } from '../../deadlines/index.js';
import { policyOn } from '../../parameters.js';
import { clocksOf } from '../clocks.js';
import type { PetitionEvent } from '../events.js';
import { approved, handling } from '../spec-fixtures.js';
import type { PetitionState } from '../state.js';

const policy = policyOn('2026-03-02');
const issued = (day: string): PetitionEvent => ({
  type: 'ResultIssued',
  occurredOn: day,
  article: 'opinionContents',
  data: {
    documentKind: 'handlingOpinion',
    documentId: 'D17-1',
    docNo: null,
    approval: approved('deputy', day, 'B'),
    officialStampOn: day,
  },
  sealed: { title: '题' },
});
const posted = (day: string): PetitionEvent => ({
  type: 'ResultDispatched',
  occurredOn: day,
  article: 'closureDay',
  data: { method: 'posted', dispatchedOn: day },
  sealed: {},
});
type Measures = Extract<PetitionEvent, { type: 'ResultSubmitted' }>['data']['measures'];
const submitted = (conclusion: 'support' | 'notSupport', measures: Measures): PetitionEvent => ({
  type: 'ResultSubmitted',
  occurredOn: '2026-04-15',
  article: 'opinionContents',
  data: {
    submission: 1,
    answers: [],
    finding: null,
    conclusion,
    measures,
    legalBases: [],
    remedyStated: true,
    litigationChecked: true,
    petitionerOpinion: null,
    templateLikeness: 0,
    secrecyMarked: true,
  },
  sealed: { request: '', facts: '', opinion: '', basis: '', answers: {}, measures: [] },
});
const revokedOn = (day: string): PetitionEvent[] => [
  {
    type: 'PetitionReopened',
    occurredOn: day,
    article: 'reopening',
    data: { stage: 'review', round: 2, signedForOn: day, days: null },
  },
];

describe('executionDue (32②, R-32): what was granted is carried out', () => {
  const day = '2026-04-20';
  const supported = (...measures: Measures) => handling().add([submitted('support', measures)]);
  const executions = ({ now }: { now: PetitionState }) =>
    clocksOf(now, policy)
      .filter(({ kind }) => kind === 'executionDue')
      .map((clock) => {
        const { nominalDue, legalDue } = dueOf(clock, CHINA_CALENDAR);
        return [clock.id, clock.startedOn, nominalDue, legalDue, clock.stoppedOn];
      });
  const done = (measureNo: number, completedOn: string): PetitionEvent => ({
    type: 'MeasureCompleted',
    occurredOn: completedOn,
    article: 'opinionExecution',
    data: { submission: 1, measureNo, completedOn },
    sealed: { evidence: '转账凭证' },
  });
  const toPay = {
    measure: 'executeSupport',
    completedOn: null,
    dueOn: '2026-06-30',
    responsibleId: null,
  } as const;

  it('runs from the day on which the opinion goes out to the day that each measure names, or 60 days', () => {
    const story = supported(toPay, { ...toPay, dueOn: null }, { ...toPay, measure: 'noAction' });
    expect(executions(story)).toEqual([]);
    expect(executions(story.add([issued(day)]))).toEqual([]);
    expect(executions(story.add([posted('2026-04-22')]))).toEqual([
      ['executionDue:1', '2026-04-22', '2026-06-30', '2026-06-30', null],
      ['executionDue:2', '2026-04-22', '2026-06-21', '2026-06-22', null],
    ]);
  });

  it('ends with the record that the measure was carried out, and asks nothing where that came before', () => {
    const story = supported(toPay, { ...toPay, completedOn: '2026-04-10' }).add([issued(day), posted(day)]);
    expect(executions(story).map(([, , , , stoppedOn]) => stoppedOn)).toEqual([null, day]);
    expect(executions(story.add([done(1, '2026-06-12')]))[0]?.[4]).toBe('2026-06-12');
  });

  it('there is none of an opinion that does not support, nor of one that was revoked (R-47)', () => {
    const refused = handling().add([submitted('notSupport', [toPay]), issued(day), posted(day)]);
    expect(executions(refused)).toEqual([]);
    const revoked = supported(toPay).add([issued(day), posted(day), ...revokedOn('2026-05-20')]);
    expect(executions(revoked)).toEqual([['executionDue:1', day, '2026-06-30', '2026-06-30', '2026-05-20']]);
  });
});
