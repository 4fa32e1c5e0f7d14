/** A decider specification and commands for the specs of the first half of the road; not used by the program. */
import { specificationOf } from '../../testing/index.js';
import type { Role } from '../../glossary/index.js';
import type { MatterInput, PetitionCommand, RegisterPetition, Split, Triage } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { ArrivalFacts, PetitionEvent, RecordedPetitionEvent } from '../events.js';
import { evolve } from '../evolve.js';
import { arrival, PETITIONER, PETITION_ID, signature, uuid } from '../spec-fixtures.js';
import type { PetitionState } from '../state.js';
import { decide } from './index.js';

const recordedAs = (event: PetitionEvent, index: number): RecordedPetitionEvent =>
  ({
    ...event,
    meta: {
      eventId: uuid(900 + index),
      version: index + 1,
      recordedAt: '2026-03-02T01:00:00.000Z',
      actorId: null,
      capacity: null as Role | null,
    },
  }) as RecordedPetitionEvent;

/** given/when/then of a petition for one actor on one day. */
export const petitionOn = (ctx: DecisionContext) =>
  specificationOf<PetitionState | null, PetitionEvent, PetitionCommand, RecordedPetitionEvent>({
    initial: () => null,
    evolve: (state, event) => evolve(state, event, PETITION_ID),
    decide: (state, command) => decide(state, command, ctx).events,
    record: recordedAs,
  });

/** The state after some events. */
export const stateAfter = (...events: PetitionEvent[]): PetitionState => {
  const state = events
    .map(recordedAs)
    .reduce<PetitionState | null>((before, event) => evolve(before, event, PETITION_ID), null);
  if (state === null) throw new Error('a story begins with an arrival');
  return state;
};

/** Runs something that has to be refused and gives back the refusal. */
export function refusalOf(run: () => unknown): { code: string; detail: { field?: string }; message: string } {
  try {
    run();
  } catch (error) {
    return error as { code: string; detail: { field?: string }; message: string };
  }
  throw new Error('was not refused');
}

export const aMatter = (change: Partial<MatterInput> = {}): MatterInput => ({
  class: 'appeal',
  appealKind: 'item6',
  categoryCode: '0701',
  keyArea: null,
  purpose: 'claim',
  summary: '身份认定',
  points: ['认定参加工作时间', '补发差额'],
  ...change,
});

export const anAccusation = (change: Partial<MatterInput> = {}): MatterInput =>
  aMatter({
    class: 'accusation',
    appealKind: null,
    categoryCode: '0102',
    purpose: 'accusation',
    summary: '反映任用问题',
    points: ['反映收受财物', '反映违规任用'],
    ...change,
  });

/** A letter of 2 March 2026 with a name and an address. */
export const aLetter = (change: Partial<RegisterPetition> = {}): RegisterPetition => ({
  type: 'register',
  channel: 'letter',
  origin: 'direct',
  receivedOn: '2026-03-02',
  anonymity: 'realName',
  subjects: [{ subjectId: PETITIONER, role: 'petitioner', name: '张守义', address: '南河县人民路12号' }],
  matters: [aMatter()],
  title: '关于参加工作时间认定的来信',
  content: '本人一九七四年参加工作,档案记载有误,根据有关规定请求重新认定。',
  queryCodeMac: 'ZmljdGl0aW91cy1tYWMtMDE',
  ...change,
});

/** Six people who want to speak for a visit. */
export const representatives = (count: number): RegisterPetition['subjects'] =>
  Array.from({ length: count }, (_, at) => ({
    subjectId: uuid(300 + at),
    role: 'representative' as const,
    name: `代表${at + 1}`,
  }));

/** The single window takes it for handling. */
export const aTriage = (change: Partial<Triage> = {}): Triage => ({
  type: 'triage',
  intakeDecision: 'handle',
  disposition: 'ZB',
  class: 'appeal',
  appealKind: 'item6',
  categoryCode: '0701',
  proposal: '拟由本部直接办理。',
  approval: signature('windowHead', '2026-03-04'),
  ...change,
});

/** A letter that mixes an accusation with an appeal, in an accusation's zone. */
export const mixed = (change: Partial<ArrivalFacts> = {}): ArrivalFacts => {
  const base = arrival();
  const [matter] = base.matters;
  if (matter === undefined) throw new Error('an arrival has a matter');
  return {
    ...base,
    petitionNo: '411300Z-2026-M-4820175936',
    displayNo: '宛组信密〔2026〕4820175936号',
    series: null,
    zone: 'accusation',
    subjects: [
      { subjectId: PETITIONER, role: 'petitioner' },
      { subjectId: uuid(22), role: 'accused', cadreAuthority: 'subordinate' },
    ],
    matters: [
      { ...matter, matterNo: 1, class: 'accusation', appealKind: null, categoryCode: '0102' },
      { ...matter, matterNo: 2, class: 'appeal', appealKind: 'item6', categoryCode: '0501' },
    ],
    ...change,
  };
};

/** The opened letter that goes with `mixed`. */
export const aSplit = (change: Partial<Split> = {}): Split => ({
  type: 'split',
  parts: [
    { petitionId: uuid(51), matterNos: [1] },
    { petitionId: uuid(52), matterNos: [2] },
  ],
  reason: '一信含举报和求决。',
  text: {
    title: '反映李某某收钱办事并要求补发离休费',
    content: '李某某收钱办事,证据附后。另,离休费拖欠两年。',
    matters: {
      '1': { summary: '反映李某某收钱办事', points: ['收钱', '任用'] },
      '2': { summary: '离休费拖欠', points: ['补发', '按月发'] },
    },
    place: '李某某办公室',
  },
  persons: {
    [PETITIONER]: { name: '张守义', address: '南河县' },
    [uuid(22)]: { name: '李某某', post: '副局长' },
  },
  ...change,
});
