import { describe, expect, it } from '@jest/globals';
import { ARTICLES } from '../../articles.js';
import type { Reclassify } from '../commands.js';
import { seriesNeeded } from '../numbering.js';
import {
  accepted,
  accusation,
  arrival,
  designated,
  on,
  registered,
  signature,
  triaged,
} from '../spec-fixtures.js';
import { mixed, petitionOn, stateAfter } from './first-half-fixtures.js';

const day = on('2026-03-05', 'windowHead');
const { given } = petitionOn(day);
const to = (change: Partial<Reclassify> = {}): Reclassify => ({
  type: 'reclassify',
  class: 'accusation',
  categoryCode: '0102',
  reason: '实为举报',
  approval: signature('leader', '2026-03-04'),
  ...change,
});

describe('reclassify: does it', () => {
  it('R-26: into a restricted zone it gets a random number; the old one stays in its book', () => {
    given(registered())
      .when(to())
      .then({
        type: 'PetitionReclassified',
        occurredOn: '2026-03-04',
        article: 'reclassification',
        data: {
          matterNo: 1,
          class: 'accusation',
          appealKind: null,
          categoryCode: '0102',
          keyArea: null,
          zone: 'accusation',
          approvedBy: signature('leader', '2026-03-04').signerId,
          newNo: { petitionNo: '411300Z-2026-M-4820175936', displayNo: '宛组信密〔2026〕4820175936号' },
        },
        sealed: { reason: '实为举报' },
      });
    expect(seriesNeeded(stateAfter(registered()), to(), day)).toEqual([]);
  });

  it('R-26: out of it, it takes an ordinary number of its year of receipt', () => {
    const back = to({ class: 'appeal', appealKind: 'item6', categoryCode: '0701' });
    const facts = accusation({ subjects: arrival().subjects });
    expect(seriesNeeded(stateAfter(registered(facts)), back, day)).toEqual([
      { orgId: 1, year: 2026, book: 'L' },
    ]);
    given(registered(facts))
      .when(back)
      .thenState((state) =>
        expect(state).toMatchObject({
          zone: 'general',
          class: 'appeal',
          appealKind: 'item6',
          arrival: {
            petitionNo: '411300Z-2026-L-00001',
            series: { orgId: 1, year: 2026, book: 'L', serial: 1 },
          },
        }),
      );
  });

  it('R-26: acceptance stands, so that clocks are derived anew from the same start', () => {
    given(registered(), triaged('2026-03-03'), designated('2026-03-03'), accepted('2026-03-04'))
      .when(to({ class: 'appeal', appealKind: 'item5', categoryCode: '0701' }))
      .thenState((state) =>
        expect(state).toMatchObject({ appealKind: 'item5', accepted: { acceptedOn: '2026-03-04' } }),
      );
  });
});

describe('reclassify: says no', () => {
  it.each([
    ['R-23: an appeal without its item', to({ class: 'appeal' }), 'APPEAL_KIND_REQUIRED'],
    ['§1.4: an item of an accusation', to({ appealKind: 'item6' }), 'APPEAL_KIND_NOT_FOR_CLASS'],
    ['no reason', to({ reason: '' }), 'TEXT_REQUIRED'],
    [
      'QP03: too low for what it becomes',
      to({ approval: signature('windowHead', '2026-03-04') }),
      'APPROVAL_LEVEL_TOO_LOW',
    ],
  ])('%s', (_name, command, code) => {
    given(registered()).when(command).thenRejected(code);
  });

  it('R-23: a mixed letter is split first', () => {
    given(registered(mixed())).when(to()).thenRejected('SPLIT_REQUIRED', ARTICLES.appealKinds);
  });
});

describe('reclassify: stays quiet', () => {
  it('when nothing changes', () => {
    given(registered())
      .when(to({ class: 'appeal', appealKind: 'item6', categoryCode: '0701', keyArea: null }))
      .thenNothing();
  });
});
