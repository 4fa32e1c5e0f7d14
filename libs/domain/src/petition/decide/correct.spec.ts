import { describe, expect, it } from '@jest/globals';
import { ARTICLES } from '../../articles.js';
import type { CorrectRegistration } from '../commands.js';
import type { PetitionEvent } from '../events.js';
import { accusation, ACCUSED, arrival, on, PETITIONER, registered, uuid } from '../spec-fixtures.js';
import { petitionOn } from './first-half-fixtures.js';

const { given } = petitionOn(on('2026-03-05', 'registrar'));
const correction = (change: Partial<CorrectRegistration>): CorrectRegistration => ({
  type: 'correct',
  changes: {},
  reason: '登记有误',
  ...change,
});
const reported: PetitionEvent = {
  type: 'UrgentReported',
  occurredOn: '2026-03-05',
  article: 'urgentReport',
  data: {
    report: 'initial',
    way: 'phone',
    recipients: ['partyGovernment'],
    reportedAt: '2026-03-05T02:10:00.000Z',
    minutes: 10,
    late: false,
  },
  sealed: { measures: '已派员', content: '情况' },
};
const sent = arrival({ origin: 'petitionOffice', transferKind: 'transfer', signedForOn: '2026-03-02' });

describe('correct: does it', () => {
  it('writes the new value of the named fields only; the number stays the number', () => {
    given(registered())
      .when(
        correction({
          changes: { problemRegion: '411303', receivedOn: '2026-03-01' },
          text: { title: '新题' },
        }),
      )
      .then({
        type: 'PetitionCorrected',
        occurredOn: '2026-03-05',
        article: 'dataEntry',
        data: { changes: { problemRegion: '411303', receivedOn: '2026-03-01' }, textFields: ['title'] },
        sealed: { reason: '登记有误', text: { title: '新题' } },
        persons: {},
      });
  });

  it('K-15, QP05: never moves the start of a period past the day of registration', () => {
    const early = { receivedOn: '2026-03-02', registeredOn: '2026-03-02' } as const;
    given(registered(arrival(early)))
      .when(correction({ changes: { receivedOn: '2026-03-03' } }))
      .thenRejected('DATE_AFTER_REGISTRATION', ARTICLES.startOfPeriod);
    given(registered({ ...sent, ...early }))
      .when(correction({ changes: { signedForOn: '2026-03-03' } }))
      .thenRejected('DATE_AFTER_REGISTRATION', ARTICLES.startOfPeriod);
    given(registered(arrival({ ...early, registeredOn: '2026-03-03' })))
      .when(correction({ changes: { receivedOn: '2026-03-03' } }))
      .thenState((state) => expect(state?.arrival.receivedOn).toBe('2026-03-03'));
  });

  it('R-13: an address found later makes the address clear', () => {
    given(registered(arrival({ addressClear: false })))
      .when(correction({ persons: { [PETITIONER]: { address: '南河县' } } }))
      .thenState((state) => expect(state?.arrival.addressClear).toBe(true));
  });

  it('SUP-08: a result that is wanted after all is wanted from now on', () => {
    given(registered())
      .when(correction({ changes: { resultRequired: true } }))
      .thenState((state) => expect(state?.resultRequired).toBe(true));
  });

  it('K-15: origin, kind and day of signing are put right together', () => {
    given(registered(sent))
      .when(correction({ changes: { origin: 'direct', transferKind: null, signedForOn: null } }))
      .thenState((state) => expect(state?.arrival).toMatchObject({ origin: 'direct', signedForOn: null }));
  });
});

describe('correct: the accused', () => {
  it('QP10: whose cadre he is can be put right', () => {
    given(registered(accusation()))
      .when(correction({ subjects: { [ACCUSED]: { cadreAuthority: 'own' } } }))
      .thenState((state) => {
        expect(state?.arrival.subjects).toContainEqual({
          subjectId: ACCUSED,
          role: 'accused',
          cadreAuthority: 'own',
        });
        expect(state?.zone).toBe('accusation');
      });
  });

  it('O-10: a cadre of a superior seals the petition from that moment', () => {
    given(registered(accusation()))
      .when(correction({ subjects: { [ACCUSED]: { cadreAuthority: 'superior' } } }))
      .thenState((state) => expect(state?.zone).toBe('sealed'));
  });

  it('domain.md §9: the user whom a corrected name makes him is kept away from then on', () => {
    given(registered(accusation()))
      .when(
        correction({
          persons: { [ACCUSED]: { name: '廖某' } },
          subjects: { [ACCUSED]: { accountId: uuid(77) } },
        }),
      )
      .thenState((state) =>
        expect(state?.arrival.subjects).toContainEqual({
          subjectId: ACCUSED,
          role: 'accused',
          cadreAuthority: 'subordinate',
          accountId: uuid(77),
        }),
      );
  });

  it('says nothing of what is as it was', () => {
    given(registered(accusation()))
      .when(correction({ subjects: { [ACCUSED]: { cadreAuthority: 'subordinate' } } }))
      .thenNothing();
  });
});

describe('correct: people', () => {
  const known = { [PETITIONER]: { name: '张守义', phone: '13800000001', address: '南河县' } };
  const nobody = () =>
    registered(arrival({ anonymity: 'anonymous', nameClear: false, addressClear: false, subjects: [] }));

  it('takes out what was emptied, and leaves out what is as it was', () => {
    given(registered())
      .when(correction({ known, persons: { [PETITIONER]: { name: '张守义', phone: null, idNo: '' } } }))
      .then({
        type: 'PetitionCorrected',
        occurredOn: '2026-03-05',
        article: 'dataEntry',
        data: { changes: {}, textFields: ['petitioner.phone'] },
        sealed: { reason: '登记有误' },
        persons: { [PETITIONER]: { phone: '' } },
      });
    given(registered())
      .when(correction({ known, persons: { [PETITIONER]: { name: '张守义', idNo: null } } }))
      .thenNothing();
  });

  it('R-13: an address that is taken out is clear no more', () => {
    given(registered())
      .when(correction({ known, persons: { [PETITIONER]: { address: null } } }))
      .thenState((state) => expect(state?.arrival.addressClear).toBe(false));
  });

  it('匿名 to 实名: whoever turns out to have written becomes a person of the petition', () => {
    const petitioner = { subjectId: uuid(90), name: '李四', address: '云湍区' };
    given(nobody())
      .when(correction({ known: {}, changes: { anonymity: 'realName' }, petitioner }))
      .then({
        type: 'PetitionCorrected',
        occurredOn: '2026-03-05',
        article: 'dataEntry',
        data: {
          changes: {
            anonymity: 'realName',
            nameClear: true,
            addressClear: true,
            subjects: [{ subjectId: uuid(90), role: 'petitioner' }],
          },
          textFields: ['petitioner.name', 'petitioner.address'],
        },
        sealed: { reason: '登记有误' },
        persons: { [uuid(90)]: { name: '李四', address: '云湍区' } },
      });
    const again = correction({ changes: {}, petitioner });
    given(registered()).when(again).thenRejected('PETITIONER_ALREADY_REGISTERED');
    given(nobody())
      .when(correction({ changes: { anonymity: 'realName' }, petitioner: { subjectId: uuid(90) } }))
      .thenRejected('TEXT_REQUIRED');
    given(nobody())
      .when(correction({ known: {}, petitioner }))
      .thenRejected('ANONYMITY_CONTRADICTS');
    given(nobody())
      .when(correction({ known: {}, changes: { anonymity: 'realName' } }))
      .thenRejected('ANONYMITY_CONTRADICTS');
  });

  it('实名 to 匿名: the name goes with it', () => {
    given(registered())
      .when(correction({ known, changes: { anonymity: 'anonymous' } }))
      .then({
        type: 'PetitionCorrected',
        occurredOn: '2026-03-05',
        article: 'dataEntry',
        data: { changes: { anonymity: 'anonymous', nameClear: false }, textFields: ['petitioner.name'] },
        sealed: { reason: '登记有误' },
        persons: { [PETITIONER]: { name: '' } },
      });
  });

  it('R-09d: the item of Article 26 of a visit', () => {
    given(registered(arrival({ channel: 'visit', visitorCount: 3 })))
      .when(correction({ changes: { irregularVisitItem: 4 } }))
      .thenState((state) => expect(state?.arrival.irregularVisitItem).toBe(4));
    given(registered())
      .when(correction({ changes: { irregularVisitItem: 4 } }))
      .thenRejected('VISITOR_COUNT_ONLY_FOR_VISITS');
  });
});

describe('correct: says no', () => {
  it.each([
    [
      'authority of a petitioner',
      { subjects: { [PETITIONER]: { cadreAuthority: 'own' as const } } },
      'FIELD_NOT_FOR_ROLE',
    ],
    ['authority of nobody', { subjects: { [uuid(99)]: {} } }, 'SUBJECT_UNKNOWN'],
    ['K-15: origin alone', { changes: { origin: 'direct' as const } }, 'TRANSFER_KIND_NOT_FOR_ORIGIN'],
    ['§3.1: visitors of a letter', { changes: { visitorCount: 4 } }, 'VISITOR_COUNT_ONLY_FOR_VISITS'],
    ['a day to come', { changes: { receivedOn: '2026-03-06' } }, 'DATE_IN_FUTURE'],
    ['a field that is not corrected', { changes: { zone: 'general' } as object }, 'FIELD_NOT_CORRECTABLE'],
    ['somebody else', { persons: { [uuid(99)]: { name: '某' } } }, 'SUBJECT_UNKNOWN'],
    ['a wrong number', { persons: { [PETITIONER]: { idNo: '1' } } }, 'ID_NO_INVALID'],
    [
      'QS01: one point less',
      { text: { matters: { '1': { summary: '事', points: ['甲'] } } } },
      'POINT_COUNT_FIXED',
    ],
    [
      'a matter that is none',
      { text: { matters: { '9': { summary: '事', points: ['甲'] } } } },
      'MATTER_UNKNOWN',
    ],
    ['no reason', { changes: { problemRegion: '411303' }, reason: ' ' }, 'TEXT_REQUIRED'],
  ])('%s', (_name, change, code) => {
    given(registered(sent)).when(correction(change)).thenRejected(code);
  });

  it('an anonymous letter does not get a name while it stays anonymous', () => {
    given(registered(arrival({ anonymity: 'anonymous', nameClear: false })))
      .when(correction({ persons: { [PETITIONER]: { name: '张守义' } } }))
      .thenRejected('ANONYMITY_CONTRADICTS');
  });
});

describe('correct: what is urgent (R-60)', () => {
  const grounds = (urgentGrounds: ('threat' | 'media')[]) => correction({ changes: { urgentGrounds } });
  const found: PetitionEvent = {
    type: 'UrgencyFound',
    occurredOn: '2026-03-05',
    article: 'urgentReport',
    data: { grounds: ['threat'], discoveredAt: '2026-03-05T02:00:00.000Z' },
    sealed: { situation: '登记时列明紧急情形。' },
  };

  it('grounds that are added start the minutes', () => {
    given(registered())
      .when(grounds(['threat']))
      .thenState((state) => expect(state?.urgency?.grounds).toEqual(['threat']));
  });

  it('ticked by mistake it runs no more; once something was reported it is ended by the final report', () => {
    given(registered(arrival({ urgentGrounds: ['threat'] })), found)
      .when(grounds([]))
      .thenState((state) => expect(state?.urgency).toBeNull());
    given(registered(arrival({ urgentGrounds: ['threat'] })), found, reported)
      .when(grounds([]))
      .thenState((state) => expect(state?.urgency).not.toBeNull());
  });
});

describe('correct: stays quiet', () => {
  it('a form sent back unchanged leaves no trace', () => {
    given(registered())
      .when(correction({ changes: { channel: 'letter', urgentGrounds: [] } }))
      .thenNothing();
  });
});
