import { describe, expect, it } from '@jest/globals';
import { ARTICLES } from '../../articles.js';
import { seriesNeeded } from '../numbering.js';
import { arrival, on, PETITIONER, PETITION_ID, registered, uuid } from '../spec-fixtures.js';
import { aSplit, mixed, petitionOn, stateAfter } from './first-half-fixtures.js';
import { decide } from './index.js';

const day = on('2026-03-05', 'windowHead');
const { given } = petitionOn(day);
const letter = stateAfter(registered(mixed()));
const twoSuggestions = () => {
  const base = arrival();
  const matter = base.matters[0];
  if (matter === undefined) throw new Error('a matter');
  return arrival({
    matters: [
      { ...matter, matterNo: 1, class: 'suggestion', appealKind: null },
      { ...matter, matterNo: 2, appealKind: 'item6' },
    ],
  });
};

describe('split: does it', () => {
  it('R-23: the parent keeps the count of items and is done', () => {
    given(registered(mixed()))
      .when(aSplit())
      .then({
        type: 'PetitionSplit',
        occurredOn: '2026-03-05',
        article: 'appealKinds',
        data: {
          children: [
            { petitionId: uuid(51), suffix: 1, matterNos: [1], class: 'accusation' },
            { petitionId: uuid(52), suffix: 2, matterNos: [2], class: 'appeal' },
          ],
        },
        sealed: { reason: '一信含举报和求决。' },
      });
  });

  it('R-23: each child has its class, its zone, its clocks from the same receipt, and points to the parent', () => {
    const { others } = decide(letter, aSplit(), day);
    expect(others.map(({ petitionId, events }) => [petitionId, events.map(({ type }) => type)])).toEqual([
      [uuid(51), ['PetitionSplitOff']],
      [uuid(52), ['PetitionSplitOff']],
    ]);
    const [accusation, appeal] = others.map(({ events }) => events[0]?.data);
    expect(accusation).toMatchObject({
      petitionNo: '411300Z-2026-M-4820175936-1',
      displayNo: '宛组信密〔2026〕4820175936-1号',
      zone: 'accusation',
      parentId: PETITION_ID,
      suffix: 1,
      receivedOn: '2026-03-02',
      matters: [{ matterNo: 1, class: 'accusation' }],
    });
    expect(appeal).toMatchObject({ zone: 'general', suffix: 2, matters: [{ matterNo: 1, class: 'appeal' }] });
  });

  it('30③: the appeal carries neither the accused nor a word of the accusation, nor its number', () => {
    const [, appeal] = decide(letter, aSplit(), day).others;
    const event = appeal?.events[0];
    if (event?.type !== 'PetitionSplitOff') throw new Error('no child');
    expect(event.data.subjects).toEqual([{ subjectId: PETITIONER, role: 'petitioner' }]);
    expect(Object.keys(event.persons)).toEqual([PETITIONER]);
    expect(JSON.stringify(event)).not.toMatch(/李某某|收钱|证据附后|4820175936/u);
    expect(event.sealed).toEqual({
      title: '离休费拖欠',
      content: '离休费拖欠\n1.补发\n2.按月发',
      matters: { '1': { summary: '离休费拖欠', points: ['补发', '按月发'] } },
    });
    expect(event.data.petitionNo).toBe('411300Z-2026-L-00001-2');
    expect(seriesNeeded(letter, aSplit(), day)).toEqual([{ orgId: 1, year: 2026, book: 'L' }]);
  });

  it('30③: the accusation keeps the whole letter and everybody in it', () => {
    const [accusation] = decide(letter, aSplit(), day).others;
    const event = accusation?.events[0];
    if (event?.type !== 'PetitionSplitOff') throw new Error('no child');
    expect(event.sealed.content).toContain('证据附后');
    expect(Object.keys(event.persons).sort()).toEqual([PETITIONER, uuid(22)].sort());
  });

  it('§6.2: children of a general letter keep its number with -1 and -2, and take none', () => {
    const state = stateAfter(registered(twoSuggestions()));
    const { others } = decide(state, aSplit(), day);
    const numbers = others.map(({ events }) => (events[0]?.data as { petitionNo: string }).petitionNo);
    expect(numbers).toEqual(['411300Z-2026-L-00001-1', '411300Z-2026-L-00001-2']);
    expect(seriesNeeded(state, aSplit(), day)).toEqual([]);
  });
});

describe('split: says no', () => {
  const part = (n: number, ...matterNos: number[]) => ({ petitionId: uuid(n), matterNos });
  it.each([
    ['a matter in no part', [part(51, 1), part(52, 1)], 'SPLIT_NOT_A_PARTITION'],
    ['a matter twice', [part(51, 1), part(52, 2, 2)], 'SPLIT_NOT_A_PARTITION'],
    ['two roads in one part', [part(51, 1, 2), part(52, 2)], 'SPLIT_PART_MIXED'],
    ['one part', [part(51, 1)], 'LIST_INVALID'],
    ['one id for two', [part(51, 1), part(51, 2)], 'SPLIT_TWICE_INTO_ONE'],
    ['into the parent', [part(1, 1), part(52, 2)], 'SPLIT_TWICE_INTO_ONE'],
    ['a matter that is none', [part(51, 1), part(52, 3)], 'NUMBER_INVALID'],
  ])('R-23: %s', (_name, parts, code) => {
    given(registered(mixed())).when(aSplit({ parts })).thenRejected(code);
  });

  it('R-23: a letter with one matter is not split', () => {
    given(registered()).when(aSplit()).thenRejected('SPLIT_NEEDS_TWO_PARTS', ARTICLES.appealKinds);
  });

  it('splits once', () => {
    const { events } = decide(letter, aSplit(), day);
    given(registered(mixed()), ...events)
      .when(aSplit())
      .thenRejected('ACTION_NOT_IN_STATE');
  });
});

describe('split: stays quiet', () => {
  it('no reclassification and no triage comes with it', () => {
    given(registered(mixed()))
      .when(aSplit())
      .thenState((state) =>
        expect(state).toMatchObject({ status: 'split', triage: null, zone: 'accusation' }),
      );
  });
});
