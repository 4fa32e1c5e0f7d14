import { describe, expect, it } from '@jest/globals';
import { ARTICLES } from '../../articles.js';
import { seriesNeeded } from '../numbering.js';
import type { ImportHistory } from '../commands.js';
import { allowedCommands } from '../transitions.js';
import { on, PETITIONER, registered, uuid } from '../spec-fixtures.js';
import { aLetter, aMatter, anAccusation, petitionOn, stateAfter } from './first-half-fixtures.js';
import { decide } from './index.js';

const ctx = on('2026-03-20', 'windowHead');
const { given } = petitionOn(ctx);
const row = (change: Partial<ImportHistory> = {}): ImportHistory => {
  const { queryCodeMac: _unused, ...letter } = aLetter({ receivedOn: '2012-05-08' });
  return {
    ...letter,
    type: 'importHistory',
    importId: 'register-2012',
    rowNo: 17,
    legacyNo: '宛组访2012-17',
    claimedDisposition: 'ZB',
    claimedRepliedOn: '2012-06-20',
    reply: '已答复',
    ...change,
  };
};

describe('importHistory: does it', () => {
  it('§5.0 no. 3: claims what the row says, and the old number stays as it is written', () => {
    const [event] = decide(null, row(), ctx).events;
    expect(event).toMatchObject({
      type: 'HistoryImported',
      occurredOn: '2012-05-08',
      article: 'backdated',
      data: {
        petitionNo: '411300Z-2012-H-4820175936',
        series: null,
        legalProfile: '2005',
        importId: 'register-2012',
        rowNo: 17,
        claimedDisposition: 'ZB',
        claimedRepliedOn: '2012-06-20',
        claimedClosedOn: null,
      },
      sealed: { legacyNo: '宛组访2012-17', reply: '已答复' },
      persons: { [PETITIONER]: { name: '张守义', address: '南河县人民路12号' } },
    });
    expect(seriesNeeded(null, row(), ctx)).toEqual([]);
  });

  it('§5.0 no. 9: an old accusation is as restricted as a new one', () => {
    const [event] = decide(null, row({ matters: [anAccusation()] }), ctx).events;
    expect(event?.data).toMatchObject({ zone: 'accusation', petitionNo: '411300Z-2012-M-4820175936' });
  });

  it('an old row that a petition office sent counts from its receipt', () => {
    const [event] = decide(null, row({ origin: 'petitionOffice' }), ctx).events;
    expect(event?.data).toMatchObject({ signedForOn: '2012-05-08', transferKind: 'transfer' });
  });
});

describe('importHistory: says no', () => {
  it.each([
    ['a reply before receipt', row({ claimedRepliedOn: '2012-05-01' }), 'DATE_BEFORE_STEP'],
    ['a row without its number', row({ rowNo: 0 }), 'NUMBER_INVALID'],
    ['an import without its id', row({ importId: 'a b' }), 'ID_INVALID'],
    ['2012-02-30', row({ receivedOn: '2012-02-30' }), 'DATE_INVALID'],
    ['a category that is none', row({ matters: [aMatter({ categoryCode: '9999' })] }), 'CATEGORY_UNKNOWN'],
  ])('%s', (_name, command, code) => {
    given().when(command).thenRejected(code);
  });

  it('imports once', () => {
    given(registered()).when(row()).thenRejected('PETITION_EXISTS', ARTICLES.dataEntry);
  });
});

describe('importHistory: stays quiet', () => {
  it('§5.0 no. 3: it stands as history, and no road can be taken with it', () => {
    const state = stateAfter(...decide(null, row(), ctx).events);
    expect(state).toMatchObject({
      status: 'history',
      triage: null,
      accepted: null,
      history: { repliedOn: '2012-06-20', closedOn: null, disposition: 'ZB' },
    });
    expect(allowedCommands('history')).not.toContain('triage');
  });
});

describe('linkRepeat', () => {
  const link = {
    type: 'linkRepeat' as const,
    earlierId: uuid(2),
    merge: false,
    likeness: 92,
    grounds: ['person' as const, 'text' as const],
  };

  it('O-05: does it; the repeat stays registered and counted', () => {
    given(registered())
      .when({ ...link, remark: '再次来信' })
      .then({
        type: 'RepeatLinked',
        occurredOn: '2026-03-20',
        article: 'repeatNotice',
        data: { earlierId: uuid(2), merge: false, likeness: 92, grounds: ['person', 'text'] },
        sealed: { remark: '再次来信' },
      });
    given(registered())
      .when(link)
      .thenState((state) =>
        expect(state).toMatchObject({ status: 'registered', repeatOf: uuid(2), mergedInto: null }),
      );
  });

  it('merging prepares the triage, which still has to be approved', () => {
    given(registered())
      .when({ ...link, merge: true })
      .thenState((state) => expect(state).toMatchObject({ status: 'registered', mergedInto: uuid(2) }));
  });

  it('says no to itself, to no ground and to more than a hundred', () => {
    given(registered())
      .when({ ...link, earlierId: uuid(1) })
      .thenRejected('REPEAT_OF_ITSELF', ARTICLES.repeatNotice);
    given(registered())
      .when({ ...link, grounds: [] })
      .thenRejected('LIST_INVALID');
    given(registered())
      .when({ ...link, likeness: 101 })
      .thenRejected('NUMBER_INVALID');
  });

  it('stays quiet when the same link stands', () => {
    given(registered(), {
      type: 'RepeatLinked',
      occurredOn: '2026-03-05',
      article: 'repeatNotice',
      data: { earlierId: uuid(2), merge: false, likeness: 92, grounds: ['person'] },
      sealed: {},
    })
      .when(link)
      .thenNothing();
  });
});
