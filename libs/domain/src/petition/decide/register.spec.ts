import { describe, expect, it } from '@jest/globals';
import { ARTICLES } from '../../articles.js';
import { codesOf, CHANNELS } from '../../glossary/index.js';
import { seriesNeeded } from '../numbering.js';
import { on, PETITIONER, PETITION_ID, registered, STAFF, uuid } from '../spec-fixtures.js';
import type { ArrivalFacts, PetitionEvent } from '../events.js';
import {
  aLetter,
  aMatter,
  anAccusation,
  petitionOn,
  refusalOf,
  representatives,
} from './first-half-fixtures.js';
import { decide } from './index.js';

const day = on('2026-03-03', 'registrar');
const { given } = petitionOn(day);
const arrivalFrom = (command = aLetter(), ctx = day): ArrivalFacts => {
  const [event] = decide(null, command, ctx).events;
  if (event?.type !== 'PetitionRegistered') throw new Error('not registered');
  return event.data;
};
const fieldOf = (command: ReturnType<typeof aLetter>, ctx = day) => {
  const { code, detail } = refusalOf(() => decide(null, command, ctx));
  return [code, detail.field];
};

describe('register: does it', () => {
  it('R-06, R-08: writes the whole letter down, identity and text apart', () => {
    given()
      .when(aLetter())
      .then({
        type: 'PetitionRegistered',
        occurredOn: '2026-03-02',
        article: 'registration',
        data: {
          petitionNo: '411300Z-2026-L-00001',
          displayNo: '宛组信〔2026〕来信1号',
          series: { orgId: 1, year: 2026, book: 'L', serial: 1 },
          zone: 'general',
          orgId: 1,
          channel: 'letter',
          origin: 'direct',
          transferKind: null,
          via12380: false,
          receivedOn: '2026-03-02',
          signedForOn: null,
          deemedSigned: false,
          postmarkedOn: null,
          registeredOn: '2026-03-03',
          registrarId: STAFF.registrar,
          anonymity: 'realName',
          petitionerType: 'citizen',
          nameClear: true,
          addressClear: true,
          visitorCount: null,
          irregularVisitItem: null,
          jointSignerCount: null,
          problemRegion: null,
          urgentGrounds: [],
          resultRequired: false,
          repeatOf: null,
          legalProfile: '2022',
          backdated: false,
          subjects: [{ subjectId: PETITIONER, role: 'petitioner' }],
          matters: [
            {
              matterNo: 1,
              class: 'appeal',
              appealKind: 'item6',
              categoryCode: '0701',
              keyArea: null,
              purpose: 'claim',
              pointCount: 2,
            },
          ],
          queryCodeMac: 'ZmljdGl0aW91cy1tYWMtMDE',
          missingElements: [],
        },
        sealed: {
          title: '关于参加工作时间认定的来信',
          content: '本人一九七四年参加工作,档案记载有误,根据有关规定请求重新认定。',
          matters: { '1': { summary: '身份认定', points: ['认定参加工作时间', '补发差额'] } },
        },
        persons: { [PETITIONER]: { name: '张守义', address: '南河县人民路12号' } },
      } as PetitionEvent);
  });

  it('R-07: takes every channel, each in its own book; the channel tells nothing of the origin', () => {
    for (const channel of codesOf(CHANNELS)) {
      const visitorCount = channel === 'visit' ? 1 : null;
      expect(arrivalFrom(aLetter({ channel, visitorCount })).series?.book).toBe(CHANNELS[channel].letter);
    }
  });

  it('§6.2: a letter received in December and registered in January belongs to the book of its receipt', () => {
    const ctx = on('2026-01-04', 'registrar');
    expect(arrivalFrom(aLetter({ receivedOn: '2025-12-31' }), ctx).petitionNo).toBe('411300Z-2025-L-00001');
  });

  it('§5.0 no. 9: any accusation among the matters makes the zone, and the number is random from the start', () => {
    const command = aLetter({ matters: [aMatter(), anAccusation()] });
    expect(arrivalFrom(command)).toMatchObject({
      zone: 'accusation',
      petitionNo: '411300Z-2026-M-4820175936',
      displayNo: '宛组信密〔2026〕4820175936号',
      series: null,
    });
    expect(seriesNeeded(null, command, day)).toEqual([]);
    expect(seriesNeeded(null, aLetter(), day)).toEqual([{ orgId: 1, year: 2026, book: 'L' }]);
  });

  it.each(['superior', 'ownHead'] as const)(
    'O-10, O-11: an accused of authority %s seals it',
    (cadreAuthority) => {
      const subjects = [
        ...aLetter().subjects,
        { subjectId: uuid(22), role: 'accused' as const, name: '某人', cadreAuthority },
      ];
      expect(arrivalFrom(aLetter({ matters: [anAccusation()], subjects })).zone).toBe('sealed');
    },
  );

  it('O-01: a 12380 call that is no matter of selection is registered all the same', () => {
    const command = aLetter({
      channel: 'phone',
      via12380: true,
      matters: [aMatter({ categoryCode: '1204' })],
    });
    expect(arrivalFrom(command)).toMatchObject({ via12380: true, channel: 'phone' });
  });

  it('pitfall 7: an anonymous letter is registered; name and address are unclear and shown as missing', () => {
    const command = aLetter({ anonymity: 'anonymous', subjects: [], content: '有人收钱。' });
    expect(arrivalFrom(command)).toMatchObject({
      nameClear: false,
      addressClear: false,
      missingElements: ['name', 'address', 'facts', 'reasons'],
    });
  });

  describe('R-60: an urgent matter runs by minutes from its registration on', () => {
    const found = (change: Parameters<typeof aLetter>[0], ctx = day) =>
      decide(null, aLetter(change), ctx).events.filter(({ type }) => type === 'UrgencyFound');

    it('from the moment at which its grounds are entered', () => {
      expect(found({ urgentGrounds: ['threat', 'media'] })).toEqual([
        {
          type: 'UrgencyFound',
          occurredOn: day.today,
          occurredAt: day.now,
          article: 'urgentReport',
          data: { grounds: ['threat', 'media'], discoveredAt: day.now },
          sealed: { situation: expect.stringContaining('登记') },
        },
      ]);
    });

    it('a call from the moment at which it came, never from one ahead of us', () => {
      const call = { channel: 'phone' as const, urgentGrounds: ['threat' as const], receivedOn: day.today };
      const before = new Date(Date.parse(day.now) - 600_000).toISOString();
      expect(found({ ...call, receivedAt: before })).toMatchObject([{ data: { discoveredAt: before } }]);
      const ahead = new Date(Date.parse(day.now) + 600_000).toISOString();
      expect(found({ ...call, receivedAt: ahead })).toMatchObject([{ data: { discoveredAt: day.now } }]);
      // a letter that lay in the box over night was not known of
      expect(found({ urgentGrounds: ['threat'], receivedAt: before })).toMatchObject([
        { data: { discoveredAt: day.now } },
      ]);
    });

    it('nothing runs where nothing is urgent', () => {
      expect(found({})).toEqual([]);
    });
  });

  it('R-09b: five representatives of forty visitors; the true number is never cut to five', () => {
    const facts = arrivalFrom(aLetter({ channel: 'visit', visitorCount: 40, subjects: representatives(5) }));
    expect(facts.visitorCount).toBe(40);
    expect(facts.subjects).toHaveLength(5);
  });

  it('K-15: what a petition office sent counts from our own signing; 交办 wants its result', () => {
    const command = aLetter({ origin: 'petitionOffice', transferKind: 'assign', signedForOn: '2026-03-03' });
    expect(arrivalFrom(command)).toMatchObject({ signedForOn: '2026-03-03', resultRequired: true });
  });

  it('§5.0 no. 2: registered long after receipt it is 补录, with its evidence', () => {
    const command = aLetter({ receivedOn: '2026-02-20', backdatingEvidence: '收文簿2026-112' });
    expect(arrivalFrom(command).backdated).toBe(true);
  });
});

describe('register: says no', () => {
  it('R-09b: the sixth representative is refused by its field, and the visit registers with five', () => {
    const visit = aLetter({ channel: 'visit', visitorCount: 40, subjects: representatives(6) });
    given().when(visit).thenRejected('REPRESENTATIVES_MAX_5', ARTICLES.representatives);
    const { detail, message } = refusalOf(() => decide(null, visit, day));
    expect(detail).toEqual({ field: 'subjects[5]', max: 5, keep: 'visitorCount' });
    expect(message).toContain('来访照常登记');
    expect(arrivalFrom({ ...visit, subjects: visit.subjects.slice(0, 5) }).visitorCount).toBe(40);
  });

  it.each([
    [
      '§3.1 no. 6: no visitors',
      { channel: 'visit' as const, visitorCount: 0 },
      'VISITOR_COUNT_INVALID',
      'visitorCount',
    ],
    [
      '§3.1: too many',
      { channel: 'visit' as const, visitorCount: 10_000 },
      'VISITOR_COUNT_INVALID',
      'visitorCount',
    ],
    [
      '§3.1: a visit without its number',
      { channel: 'visit' as const },
      'VISITOR_COUNT_INVALID',
      'visitorCount',
    ],
    ['§3.1: visitors of a letter', { visitorCount: 3 }, 'VISITOR_COUNT_ONLY_FOR_VISITS', 'visitorCount'],
    ['tomorrow', { receivedOn: '2026-03-04' }, 'DATE_IN_FUTURE', 'receivedOn'],
    ['2027-02-30', { receivedOn: '2027-02-30' }, 'DATE_INVALID', 'receivedOn'],
    ['before 1949', { receivedOn: '1949-09-30' }, 'RECEIPT_TOO_OLD', 'receivedOn'],
    [
      'late without evidence',
      { receivedOn: '2026-02-20' },
      'BACKDATING_NEEDS_EVIDENCE',
      'backdatingEvidence',
    ],
    [
      'K-15: sent without signing',
      { origin: 'petitionOffice' as const },
      'SIGNED_FOR_REQUIRED',
      'signedForOn',
    ],
    [
      'K-15: signing of a direct letter',
      { signedForOn: '2026-03-02' },
      'SIGNED_FOR_NOT_APPLICABLE',
      'signedForOn',
    ],
    [
      '§6.2: 转送 of a direct letter',
      { transferKind: 'transfer' as const },
      'TRANSFER_KIND_NOT_FOR_ORIGIN',
      'transferKind',
    ],
    ['received before its postmark', { postmarkedOn: '2026-03-03' }, 'DATE_BEFORE_STEP', 'receivedOn'],
    [
      'anonymous with a name',
      { anonymity: 'anonymous' as const },
      'ANONYMITY_CONTRADICTS',
      'subjects[0].name',
    ],
    ['real name without one', { subjects: [] }, 'ANONYMITY_CONTRADICTS', 'anonymity'],
    ['a title of 121', { title: '题'.repeat(121) }, 'TEXT_TOO_LONG', 'title'],
    ['a content of 20,001', { content: '文'.repeat(20_001) }, 'TEXT_TOO_LONG', 'content'],
    ['a lone surrogate', { title: '\ud800' }, 'TEXT_ILL_FORMED', 'title'],
    ['a null byte', { content: 'a\u0000' }, 'TEXT_ILL_FORMED', 'content'],
    ['no matter', { matters: [] }, 'LIST_INVALID', 'matters'],
    [
      '§1.4: an item of 31 outside appeals',
      { matters: [anAccusation({ appealKind: 'item6' })] },
      'APPEAL_KIND_NOT_FOR_CLASS',
      'matters[0].appealKind',
    ],
    [
      '§6.3: a category that is none',
      { matters: [aMatter({ categoryCode: '0999' })] },
      'CATEGORY_UNKNOWN',
      'matters[0].categoryCode',
    ],
    [
      'QS01: a matter without a point',
      { matters: [aMatter({ points: [] })] },
      'LIST_INVALID',
      'matters[0].points',
    ],
    ['a region of five digits', { problemRegion: '41130' }, 'REGION_INVALID', 'problemRegion'],
    ['no query code', { queryCodeMac: '' }, 'QUERY_CODE_INVALID', 'queryCodeMac'],
  ])('%s', (_name, change, code, field) => {
    expect(fieldOf(aLetter(change))).toEqual([code, field]);
  });

  it.each([
    [
      'GB 11643: a wrong check character',
      { idNo: '110105194912310021' },
      'ID_NO_INVALID',
      'subjects[0].idNo',
    ],
    ['a phone of ten digits', { phone: '1380013800' }, 'PHONE_INVALID', 'subjects[0].phone'],
    ['a name of 61', { name: '名'.repeat(61) }, 'TEXT_TOO_LONG', 'subjects[0].name'],
    [
      'authority of a petitioner',
      { cadreAuthority: 'own' as const },
      'FIELD_NOT_FOR_ROLE',
      'subjects[0].cadreAuthority',
    ],
  ])('%s', (_name, change, code, field) => {
    const subjects = [
      { ...aLetter().subjects[0], subjectId: PETITIONER, role: 'petitioner' as const, ...change },
    ];
    expect(fieldOf(aLetter({ subjects }))).toEqual([code, field]);
  });

  it('takes a right number in small letters and a phone with hyphens, and keeps them clean', () => {
    const subjects = [
      {
        subjectId: PETITIONER,
        role: 'petitioner' as const,
        name: '张守义',
        idNo: '11010519491231002x',
        phone: '0377-6312 3456',
      },
    ];
    const [event] = decide(null, aLetter({ subjects }), day).events;
    expect(event?.persons?.[PETITIONER]).toEqual({
      name: '张守义',
      idNo: '11010519491231002X',
      phone: '037763123456',
    });
  });

  it('R-21: who is accused does not register the accusation', () => {
    const subjects = [
      ...aLetter().subjects,
      { subjectId: uuid(22), role: 'accused' as const, name: '某人', accountId: STAFF.registrar },
    ];
    given()
      .when(aLetter({ matters: [anAccusation()], subjects }))
      .thenRejected('RECUSAL_ACCUSED', ARTICLES.recusal);
  });

  it('registers once', () => {
    given(registered()).when(aLetter()).thenRejected('PETITION_EXISTS', ARTICLES.dataEntry);
  });

  it('never says a name or a sentence in a refusal', () => {
    const { message, detail } = refusalOf(() =>
      decide(null, aLetter({ anonymity: 'anonymous', title: '绝密题目' }), day),
    );
    expect(JSON.stringify([message, detail])).not.toMatch(/张守义|绝密题目/u);
  });
});

describe('register: stays quiet', () => {
  it('O-111: a repeat answers exactly as a first letter does', () => {
    const plain = decide(null, aLetter(), day);
    const repeat = decide(null, aLetter({ repeatOf: PETITION_ID }), day);
    expect(repeat.events).toHaveLength(plain.events.length);
    expect(repeat.events[0]?.sealed).toEqual(plain.events[0]?.sealed);
  });
});
