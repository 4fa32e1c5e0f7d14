import { describe, expect, it } from '@jest/globals';
import type { PetitionCommand } from '../commands.js';
import { on, signature } from '../spec-fixtures.js';
import { petitionOn, stateAfter } from './first-half-fixtures.js';
import { decided, delivered, passed } from './second-half-fixtures.js';

const archive = (archivedOn: string): PetitionCommand => ({
  type: 'archive',
  archivedOn,
  archivalCode: 'XF·2026-30-0001',
  retention: '30y',
  pageCount: 24,
});

/** Served on 20 April, closed on 22 April and put away the same day: the thirty days run until 20 May. */
const putAway = decided(
  decided(
    passed(delivered(), 'closing', on('2026-04-21', 'examiner')),
    { type: 'close', closedOn: '2026-04-22', approval: signature('windowHead', '2026-04-22') },
    on('2026-04-22', 'windowHead'),
  ),
  archive('2026-04-22'),
  on('2026-04-22', 'registrar'),
);

const request = {
  type: 'requestReview',
  stage: 'review',
  requestedOn: '2026-05-06',
  receivedOn: '2026-05-08',
  organ: '某省委组织部',
  grounds: '补发期间计算有误',
} as const;
const later = on('2026-05-08');

describe('R-40: the thirty days do not end with the archive', () => {
  it('takes up the file of a petition whose review is asked for in time', () => {
    petitionOn(later)
      .given(...putAway)
      .when(request)
      .thenState((state) => expect(state?.status).toBe('reviewRequested'));
  });

  it('refuses as ever what comes too late', () => {
    petitionOn(on('2026-05-25'))
      .given(...putAway)
      .when({ ...request, requestedOn: '2026-05-25', receivedOn: '2026-05-25' })
      .thenRejected('WINDOW_OVER');
  });

  it('closes it again when the opinion is upheld: the volume is put away anew, with the review in it', () => {
    const asked = decided(putAway, request, later);
    const upheld = decided(
      asked,
      {
        type: 'concludeReview',
        outcome: 'maintained',
        answeredOn: '2026-05-20',
        deliveredOn: '2026-05-22',
        opinion: '予以维持。',
      },
      on('2026-05-22'),
    );
    expect(stateAfter(...upheld)?.status).toBe('closed');
    const again = decided(upheld, archive('2026-06-30'), on('2026-06-30', 'registrar'));
    expect(stateAfter(...again)).toMatchObject({
      status: 'archived',
      archived: { archivedOn: '2026-06-30' },
    });
  });
});
