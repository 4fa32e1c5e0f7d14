import { describe, expect, it } from '@jest/globals';
import type { PetitionState } from '#domain';
import { roadOf } from './road.view.js';

/** An appeal whose signing gate passed on 10 March; what the road does not read is left out. */
const state = (change: object): PetitionState =>
  ({
    arrival: { registeredOn: '2026-03-01' },
    triage: { intakeDecision: 'handle', occurredOn: '2026-03-02' },
    status: 'resultSubmitted',
    class: 'appeal',
    history: null,
    notifications: [{ issuedOn: '2026-03-03' }],
    accepted: { acceptedOn: '2026-03-04' },
    submissions: [{ occurredOn: '2026-03-09' }],
    gates: [{ gate: 'signing', round: 1, occurredOn: '2026-03-10' }],
    reworks: [],
    completions: [],
    issued: null,
    delivered: null,
    serviceFailed: null,
    closed: null,
    archived: null,
    above: null,
    below: null,
    packet: null,
    left: null,
    reviews: [],
    ...change,
  }) as unknown as PetitionState;

const signing = (change: object) => roadOf(state(change)).find(({ key }) => key === 'signing');

describe('审签 on the road', () => {
  it('is done when its gate passed', () => {
    expect(signing({})).toMatchObject({ state: 'done', on: '2026-03-10' });
  });

  it('is to be done again once the returned result was handed in anew (§2.5)', () => {
    const handedIn = { reworks: [{ gate: 'closing', doneOn: '2026-03-10', standing: [] }] };
    expect(signing(handedIn)).toMatchObject({ state: 'current', on: null });
  });
});

describe('退回重办 on the road (O-50)', () => {
  const submission = { eventId: 's1', occurredOn: '2026-03-09' };
  const returned = (gate: 'signing' | 'closing', standing: string[]) => ({
    status: 'rework',
    submissions: [submission],
    reworks: [{ gate, doneOn: null, standing }],
  });
  const where = (change: object) =>
    roadOf(state(change)).flatMap(({ zh, state: at }) => (at === 'done' ? [] : [`${zh} ${at}`]));

  it('stands at 报结果 until the result is handed in anew', () => {
    expect(where(returned('signing', ['s1']))).toEqual([
      '报结果 current',
      '审签 todo',
      '签发 todo',
      '送达 todo',
      '结案 todo',
      '归档 todo',
    ]);
  });

  it('has the answer that went out signed and served anew: the corrected one is not out yet (O-53)', () => {
    const wentOut = {
      issued: { eventId: 'i1', occurredOn: '2026-03-11' },
      delivered: { eventId: 'd1', occurredOn: '2026-03-12', deliveredOn: '2026-03-12' },
    };
    const back = { ...returned('closing', ['s1', 'i1', 'd1']), ...wentOut };
    expect(where(back)).toEqual([
      '报结果 current',
      '审签 todo',
      '签发 todo',
      '送达 todo',
      '结案 todo',
      '归档 todo',
    ]);
    const corrected = {
      ...back,
      status: 'issued',
      submissions: [submission, { eventId: 's2', occurredOn: '2026-03-14' }],
      reworks: [{ gate: 'closing', doneOn: '2026-03-14', standing: ['s1', 'i1', 'd1'] }],
      gates: [{ gate: 'signing', round: 2, occurredOn: '2026-03-15' }],
      issued: { eventId: 'i2', occurredOn: '2026-03-16' },
    };
    expect(where(corrected)).toEqual(['送达 current', '结案 todo', '归档 todo']);
  });
});

describe('a petition on its way down or up, on the road', () => {
  const nothingYet = { accepted: null, submissions: [], gates: [] };
  const down = (disposition: 'ZS' | 'YJG', change: object = {}) =>
    roadOf(
      state({
        ...nothingYet,
        status: disposition === 'YJG' ? 'assignedDown' : 'passedDown',
        triage: { intakeDecision: 'passDown', disposition, occurredOn: '2026-03-02' },
        ...change,
      }),
    );
  const present = (steps: ReturnType<typeof roadOf>) => steps.find((step) => step.state === 'current')?.zh;
  const letter = { sentOn: '2026-03-04', signedForOn: null, endedOn: null, docNo: '1号' };

  it('waits for the letter, for the signature and for the result of the unit below: it is not accepted here', () => {
    expect(down('YJG').map(({ zh }) => zh)).not.toContain('受理');
    expect(present(down('YJG'))).toBe('发函');
    expect(present(down('YJG', { below: letter }))).toBe('下级签收');
    expect(present(down('YJG', { below: { ...letter, signedForOn: '2026-03-06' } }))).toBe('报结果');
  });

  it('asks for another letter once one was recalled or handed back', () => {
    expect(present(down('YJG', { below: { ...letter, endedOn: '2026-03-09' } }))).toBe('发函');
  });

  it('goes from the signature to the archive where no result is wanted (O-29)', () => {
    expect(present(down('ZS'))).toBe('发函');
    expect(down('ZS').map(({ zh }) => zh)).toEqual(['登记', '分流', '告知', '发函', '下级签收', '归档']);
  });

  it('waits for the packet that goes up (O-10)', () => {
    const up = { triage: { intakeDecision: 'passUp', disposition: 'BS', occurredOn: '2026-03-02' } };
    const steps = roadOf(state({ ...nothingYet, status: 'reportedUp', ...up }));
    expect(present(steps)).toBe('报送上级');
  });

  it('is signed for before anything else where it came from above (K-15), and reported there in the end (O-31)', () => {
    const above = { letter: { disposition: 'YJG' } };
    const unsigned = { registeredOn: '2026-03-01', signedForOn: null };
    const arrived = { ...nothingYet, triage: null, notifications: [], above };
    const steps = roadOf(state({ ...arrived, status: 'toBeSignedFor', arrival: unsigned }));
    expect(present(steps)).toBe('签收');
    expect(steps.map(({ zh }) => zh)).toContain('上报结果');
    const signed = { registeredOn: '2026-03-01', signedForOn: '2026-03-02' };
    expect(present(roadOf(state({ ...arrived, status: 'registered', arrival: signed })))).toBe('分流');
    const transferred = roadOf(
      state({ ...arrived, arrival: signed, above: { letter: { disposition: 'ZS' } } }),
    );
    expect(transferred.map(({ zh }) => zh)).not.toContain('上报结果');
  });
});

describe('a petition that left its road', () => {
  const steps = (change: object) => roadOf(state(change)).map(({ zh, state: at }) => `${zh} ${at}`);
  const inHand = { submissions: [], gates: [] };
  const left = (statusBefore: string) => ({ on: '2026-03-08', statusBefore });

  it('goes to the archive from the day on which it was withdrawn, ended or out of reach: nothing more is done', () => {
    for (const [status, zh] of [
      ['withdrawn', '撤回'],
      ['ended', '终止'],
      ['unreachable', '无法联系'],
    ])
      expect(steps({ ...inHand, status, left: left('handling') })).toEqual([
        '登记 done',
        '分流 done',
        '告知 done',
        '受理 done',
        `${zh} done`,
        '归档 current',
      ]);
    const archived = { status: 'archived', archived: { archivedOn: '2026-03-20' } };
    expect(steps({ ...inHand, left: left('handling'), ...archived }).slice(-2)).toEqual([
      '不再办理 done',
      '归档 done',
    ]);
  });

  it('is not in the archive any more while its review is under way (R-40)', () => {
    const answered = { issued: { eventId: 'i' }, delivered: { eventId: 'd', deliveredOn: '2026-03-12' } };
    const file = { ...answered, closed: { closedOn: '2026-03-14' }, archived: { archivedOn: '2026-03-14' } };
    expect(steps({ ...file, status: 'archived' }).at(-1)).toBe('归档 done');
    expect(steps({ ...file, status: 'reviewRequested' }).at(-1)).not.toBe('归档 done');
  });

  it('does not ask for the steps that it had not taken', () => {
    const early = { ...inHand, triage: null, notifications: [], accepted: null };
    expect(steps({ ...early, status: 'withdrawn', left: left('registered') })).toEqual([
      '登记 done',
      '撤回 done',
      '归档 current',
    ]);
  });

  it('stands at 分流 again once a filed petition was taken up (O-27)', () => {
    const filed = { ...inHand, accepted: null, triage: { intakeDecision: 'file', occurredOn: '2026-03-02' } };
    expect(steps({ ...filed, status: 'filed' }).slice(-1)).toEqual(['归档 current']);
    expect(steps({ ...filed, status: 'triaged' }).slice(0, 3)).toEqual([
      '登记 done',
      '分流 current',
      '告知 done',
    ]);
  });

  it('has 分流 behind it where an objection was decided upon (R-15)', () => {
    const objected = roadOf(
      state({
        status: 'triaged',
        triage: { intakeDecision: 'objection', occurredOn: '2026-03-02' },
        accepted: null,
        submissions: [],
        gates: [],
      }),
    );
    expect(objected.find(({ zh }) => zh === '分流')).toMatchObject({ state: 'done', on: '2026-03-02' });
  });

  it('is accepted before it is told of, as the buttons have it', () => {
    const decided = { ...inHand, notifications: [], accepted: null, status: 'triaged' };
    expect(steps(decided).slice(1, 4)).toEqual(['分流 done', '受理 current', '告知 todo']);
  });
});

describe('复查、复核 on the road (§1.6)', () => {
  const answered = {
    issued: { eventId: 'i', occurredOn: '2026-03-11' },
    delivered: { eventId: 'd', occurredOn: '2026-03-12', deliveredOn: '2026-03-12' },
  };
  const asked = (stage: string, deliveredOn: string | null = null) => ({
    stage,
    concluded: deliveredOn === null ? null : { deliveredOn },
  });
  const rest = (change: object) =>
    roadOf(state({ ...answered, ...change }))
      .slice(8)
      .map(({ zh, state: at }) => `${zh} ${at}`);

  it('stands where the petition stands while one is under way, before or after the case was closed', () => {
    expect(rest({ status: 'reviewRequested', reviews: [asked('review')] })).toEqual([
      '复查 current',
      '结案 todo',
      '归档 todo',
    ]);
    const closed = { closed: { closedOn: '2026-03-14' } };
    expect(rest({ ...closed, status: 'reviewRequested', reviews: [asked('review')] })).toEqual([
      '结案 done',
      '复查 current',
      '归档 todo',
    ]);
    const both = [asked('review', '2026-04-10'), asked('recheck')];
    expect(rest({ ...closed, status: 'recheckRequested', reviews: both })).toEqual([
      '结案 done',
      '复查 done',
      '复核 current',
      '归档 todo',
    ]);
  });
});
