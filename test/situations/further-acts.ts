/** Accepted acts of the forms that no situation fills in: the register, corrections, the gates, what stands on paper. */
import { decide, PETITION_EVENTS, type PetitionEvent } from '#domain';
import { aLetter, aSplit, mixed } from '../../libs/domain/src/petition/decide/first-half-fixtures.js';
import {
  decided,
  inHand,
  issuedOf,
  posted,
  submitted,
  verified,
} from '../../libs/domain/src/petition/decide/second-half-fixtures.js';
import {
  arrival,
  on,
  registered,
  result,
  signature,
  STAFF,
  triaged,
  uuid,
} from '../../libs/domain/src/petition/spec-fixtures.js';
import { act, paperActs, TODAY } from './paper-acts.js';
import type { Act } from './petition-world.js';

const { queryCodeMac: _code, ...letter } = aLetter();

const takeOver = {
  ...letter,
  type: 'takeOver',
  importId: 'take-over-1',
  rowNo: 2,
  legacyNo: '来信2026-17',
  backdatingEvidence: '纸质卷2026-17',
  disposition: 'ZB',
  registeredOn: '2026-03-03',
  triagedOn: '2026-03-04',
  handlerId: STAFF.handler,
  notifiedOn: '2026-03-10',
  acceptedOn: '2026-03-09',
  handedOverOn: '2026-03-05',
  extensionDays: 30,
  extensionApprovedOn: '2026-05-04',
  extensionNotifiedOn: '2026-05-06',
  extensionReason: '涉及三个年度的工资档案,须向两个单位调取原始凭证逐笔核对。',
} as const;

const importHistory = {
  ...letter,
  receivedOn: '2012-05-08',
  type: 'importHistory',
  importId: 'register-2012',
  rowNo: 17,
  legacyNo: '宛组访2012-17',
  claimedDisposition: 'ZB',
  claimedRepliedOn: '2012-06-20',
} as const;

const wanted = arrival({
  origin: 'superiorOrgDept',
  transferKind: 'assign',
  signedForOn: '2026-03-02',
  resultRequired: true,
});

const caseOpened: PetitionEvent = {
  type: 'CaseOpened',
  occurredOn: '2026-03-06',
  article: 'caseNumber',
  data: {
    caseNo: '宛组信核〔2026〕1号',
    openedOn: '2026-03-06',
    approval: { ...signature('leader', '2026-03-06'), level: 'C' },
    selfOpened: false,
  },
  sealed: { reason: '须查核' },
};

/** Reads each form once, from the history in which it is filled in. */
export const furtherActs = (): readonly Act[] => (further ??= filledIn());

let further: readonly Act[] | undefined;

const filledIn = (): readonly Act[] => [
  act([], takeOver, 'windowHead'),
  act([], importHistory, 'windowHead'),
  act(
    [...decide(null, takeOver, on(TODAY, 'windowHead')).events],
    { type: 'takeBack', importId: 'take-over-1', reason: '导错了登记簿', on: TODAY },
    'windowHead',
  ),
  act(
    [registered()],
    {
      type: 'correct',
      changes: { receivedOn: '2026-03-01' },
      text: { title: '新题', content: '新文', matters: { '1': { summary: '新事', points: ['丙', '丁'] } } },
      reason: '登记有误',
    },
    'registrar',
    '2026-03-05',
  ),
  act(
    [registered()],
    { type: 'linkRepeat', earlierId: uuid(2), merge: false, likeness: 92, grounds: ['person', 'text'] },
    'registrar',
    '2026-03-05',
  ),
  act([registered(mixed())], aSplit(), 'registrar', '2026-03-05'),
  act(
    [registered(), triaged('2026-03-04')],
    {
      type: 'ruleOnRecusal',
      accountId: STAFF.handler,
      ground: 'sameName',
      ruling: 'cleared',
      reason: '同名',
    },
    'windowHead',
  ),
  act(
    submitted(),
    { type: 'signCheck', gate: 'signing', check: 'QS03', passed: false, remark: '依据不全' },
    'examiner',
  ),
  act(posted(), { type: 'orderCompletion', requiredActions: ['补回证'] }, 'examiner', '2026-04-21'),
  act(posted(), {
    type: 'recordServiceFailure',
    ground: 'returned',
    evidence: '退信信封',
    occurredOn: '2026-04-25',
  }),
  act(posted(), {
    type: 'recordDelivery',
    deliveredOn: '2026-04-20',
    how: 'leftAtAddress',
    receivedBy: '某甲',
    witness: '居委会某丙',
  }),
  act(issuedOf(), { type: 'dispatch', method: 'handed', dispatchedOn: '2026-04-16', receivedBy: '某甲' }),
  act(
    [registered(), triaged('2026-03-04')],
    {
      type: 'designateHandler',
      handlerId: STAFF.handler,
      recusalHits: [{ accountId: STAFF.second, ground: 'sameName' }],
      approval: signature('leader', '2026-03-04'),
    },
    'windowHead',
  ),
  act(issuedOf(wanted), { type: 'recordSuperiorAck', passed: true, acknowledgedOn: '2026-04-20' }),
  act([...verified, caseOpened], {
    type: 'revokeCaseOpening',
    reason: '立案依据不成立',
    approval: signature('leader', '2026-04-01'),
  }),
  act(
    decided(
      inHand,
      result('2026-04-10', {
        measures: [
          { measure: 'executeSupport', text: '责成补发', dueOn: '2026-06-30', responsibleId: STAFF.handler },
        ],
      }),
      on('2026-04-10'),
    ),
    { type: 'completeMeasure', measureNo: 1, completedOn: '2026-05-01', evidence: '银行回单' },
  ),
  act(
    putAway(),
    { type: 'extendRetention', listId: 'destruction-1', retention: 'permanent', on: '2057-03-02' },
    'windowHead',
    '2057-03-02',
  ),
  act(
    putAway(),
    { type: 'destroy', listId: 'destruction-1', keyIds: ['petition-key-1'], scanIds: [], on: '2057-03-02' },
    'windowHead',
    '2057-03-02',
  ),
  ...paperActs(),
];

/** Closed and filed for thirty years, up to the end of 2056. */
const putAway = (): PetitionEvent[] => [
  ...issuedOf(),
  PETITION_EVENTS.PetitionClosed.sample,
  PETITION_EVENTS.PetitionArchived.sample,
];
