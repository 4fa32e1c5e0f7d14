import type { Affair, AffairContext, RecordedAffairEvent } from '../affairs/affair.js';
import { factAccount, factText, factValue } from '../affairs/columns.js';
import { begun, firstForm, SAMPLE_AFFAIR } from '../affairs/define.js';
import { type BodyOf, fieldsOf } from '../affairs/fields.js';
import { dayOf, openedStateOf } from '../affairs/steps.js';
import { addWorkingDays, type Calendar, workingDaysBetween } from '../calendar.js';
import { refuse, refuseIf } from '../petition/decide/checks/refuse.js';
import type { Event } from '../petition/events/event.js';

type Lent = Event<
  'FileLent',
  {
    orgId: number;
    petitionId: string;
    borrowerId: string;
    approverId: string;
    onPaper: boolean;
    onTheSpot: boolean;
    dueOn: string;
  },
  { title: string; purpose: string }
>;
type Returned = Event<'FileReturned', { late: boolean }, { condition: string }>;
export type BorrowingEvent = Lent | Returned;

export const BORROWING_FIELDS = {
  lend: fieldsOf({
    petitionId: { zh: '信访件(案卷)', kind: 'petition' },
    on: { zh: '借出日', kind: 'date', optional: true },
    title: { zh: '卷号、卷名', kind: 'text', max: 120 },
    borrowerId: { zh: '借阅人', kind: 'account' },
    purpose: { zh: '事由', kind: 'text', max: 500, rows: 2 },
    approverId: { zh: '批准人', kind: 'account' },
    onPaper: { zh: '纸质批准', kind: 'flag', optional: true },
    onTheSpot: { zh: '当场阅,不外借', kind: 'flag', optional: true },
  }),
  giveBack: fieldsOf({
    on: { zh: '归还日', kind: 'date', optional: true },
    condition: { zh: '卷内核对情况', kind: 'text', max: 300 },
  }),
};
type Bodies = { [T in keyof typeof BORROWING_FIELDS]: BodyOf<(typeof BORROWING_FIELDS)[T]> };
export type BorrowingCommand = { [T in keyof Bodies]: { type: T } & Bodies[T] }[keyof Bodies];

export type BorrowingState = {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: 'lent' | 'returned';
  readonly petitionId: string;
  readonly lentOn: string;
  readonly borrowerId: string;
  readonly approverId: string;
  readonly onTheSpot: boolean;
  readonly dueOn: string;
  readonly returnedOn: string | null;
};

function evolve(
  before: BorrowingState | null,
  event: RecordedAffairEvent<BorrowingEvent>,
  id: string,
): BorrowingState {
  const { version } = event.meta;
  if (event.type === 'FileLent') {
    const { orgId, petitionId, borrowerId, approverId, onTheSpot, dueOn } = event.data;
    const kept = { orgId, petitionId, borrowerId, approverId, onTheSpot, dueOn };
    return { ...kept, id, version, status: 'lent', lentOn: event.occurredOn, returnedOn: null };
  }
  return { ...begun(before), version, status: 'returned', returnedOn: event.occurredOn };
}

function decide(
  state: BorrowingState | null,
  command: BorrowingCommand,
  ctx: AffairContext,
): BorrowingEvent[] {
  const article = 'registersAndBorrowing' as const;
  if (command.type === 'giveBack') {
    const file = openedStateOf(state, '借阅');
    const on = dayOf(command.on, ctx, [{ on: file.lentOn, zh: '借出' }]);
    const data = { late: on > file.dueOn };
    return [
      { type: 'FileReturned', occurredOn: on, article, data, sealed: { condition: command.condition } },
    ];
  }
  const petition =
    ctx.petition ??
    refuse('FILE_WITHOUT_PETITION', {
      article,
      message: '须选定案卷所属的信访件。',
      detail: { field: 'petitionId' },
    });
  // READING: of a petition in hand originals go out one by one; once put away it is one volume (§6.5), and that is out or it is not
  refuseIf(petition.volumeIsOut === true, 'FILE_ALREADY_LENT', {
    article,
    message: '此卷已借出未还,先“登记归还”再借(O-94)。',
    detail: { field: 'petitionId' },
  });
  const on = dayOf(command.on, ctx, [{ on: petition.receivedOn, zh: '收到来件' }]);
  const { borrowerId, approverId, onTheSpot = false, onPaper = false } = command;
  refuseIf(borrowerId === approverId, 'BORROWING_SELF_APPROVED', {
    article,
    message: '借阅人不能批准自己的借阅(O-94)。',
    detail: { field: 'approverId' },
  });
  refuseIf(approverId !== ctx.actor.accountId && !onPaper, 'BORROWING_APPROVAL_NOT_YOURS', {
    article,
    message: '不能代他人在系统内批准借阅;纸质批准的请勾选并存原件(§2.14)。',
    detail: { field: 'onPaper' },
  });
  if (petition.zone !== 'general') {
    refuseIf(!onTheSpot, 'ACCUSATION_FILE_NOT_LENT', {
      article,
      message: '举报卷须当场阅,不外借(O-94)。',
      detail: { field: 'onTheSpot' },
    });
    const isHead = ctx.headIds.includes(approverId);
    refuseIf(!isHead, 'ACCUSATION_FILE_NEEDS_HEAD', {
      article,
      message: '举报卷的借阅须部长批准(O-94)。',
      detail: { field: 'approverId' },
    });
  }
  const dueOn = onTheSpot ? on : addWorkingDays(ctx.calendar, on, ctx.policy.borrowDays).date;
  return [
    {
      type: 'FileLent',
      occurredOn: on,
      article,
      data: {
        orgId: petition.orgId,
        petitionId: petition.petitionId,
        borrowerId,
        approverId,
        onPaper,
        onTheSpot,
        dueOn,
      },
      sealed: { title: command.title, purpose: command.purpose },
    },
  ];
}

/** Who is reminded of a file that is not back: borrower and head of the window each working day, the deputy after ten (O-95). */
export function overdueBorrowing(
  { dueOn, returnedOn }: Pick<BorrowingState, 'dueOn' | 'returnedOn'>,
  today: string,
  calendar: Calendar,
): { workingDays: number; remind: readonly ('borrower' | 'windowHead' | 'deputyLeader')[] } {
  const workingDays = returnedOn === null ? Math.max(0, workingDaysBetween(calendar, dueOn, today).count) : 0;
  if (workingDays === 0) return { workingDays, remind: [] };
  const remind = ['borrower', 'windowHead'] as const;
  return { workingDays, remind: workingDays > 10 ? [...remind, 'deputyLeader'] : remind };
}

const KEEPERS = { roles: ['reception', 'windowHead', 'leader'], where: 'own' } as const;

/** 借阅登记: who, why, by whose leave, until when (O-94). */
export const BORROWING: Affair<BorrowingState, BorrowingEvent, BorrowingCommand> = {
  category: 'borrowing',
  zh: '借阅',
  path: 'borrowings',
  register: 'L20',
  statuses: { lent: { zh: '借出' }, returned: { zh: '已还' } },
  texts: { title: '案卷', purpose: '事由', condition: '卷内核对' },
  events: {
    FileLent: firstForm<Lent>(
      {
        type: 'FileLent',
        occurredOn: '2026-03-02',
        article: 'registersAndBorrowing',
        data: {
          orgId: 1,
          petitionId: SAMPLE_AFFAIR.petition,
          borrowerId: SAMPLE_AFFAIR.handler,
          approverId: SAMPLE_AFFAIR.windowHead,
          onPaper: false,
          onTheSpot: false,
          dueOn: '2026-03-09',
        },
        sealed: { title: '某卷', purpose: '核对材料' },
      },
      ({ data }, names) =>
        `${names.account(data.borrowerId)}${data.onTheSpot ? '当场阅' : `借出,${data.dueOn} 应还`},${names.account(data.approverId)}批准${data.onPaper ? '(纸质)' : ''}`,
    ),
    FileReturned: firstForm<Returned>(
      {
        type: 'FileReturned',
        occurredOn: '2026-03-06',
        article: 'registersAndBorrowing',
        data: { late: false },
        sealed: { condition: '页数相符' },
      },
      ({ data }) => `归还${data.late ? '(逾期)' : ''}`,
    ),
  },
  commands: {
    lend: { zh: '登记借出', ...KEEPERS, opens: true, from: [], fields: BORROWING_FIELDS.lend },
    giveBack: { zh: '登记归还', ...KEEPERS, from: ['lent'], fields: BORROWING_FIELDS.giveBack },
  },
  evolve,
  decide,
  rowOf: (state) => ({
    open: state.status === 'lent',
    number: null,
    openedOn: state.lentOn,
    partyOrgIds: [],
    accountIds: [state.borrowerId],
    clock: null,
    facts: {
      borrowerId: state.borrowerId,
      approverId: state.approverId,
      onTheSpot: state.onTheSpot,
      lentOn: state.lentOn,
      dueOn: state.dueOn,
      returnedOn: state.returnedOn,
    },
  }),
  columns: [
    { zh: '借阅人', value: factAccount('borrowerId') },
    { zh: '批准人', value: factAccount('approverId') },
    { zh: '借出', value: factValue('lentOn') },
    { zh: '应还', value: factValue('dueOn') },
    { zh: '实还', value: factValue('returnedOn') },
    { zh: '方式', value: factText(({ onTheSpot }) => (onTheSpot === true ? '当场阅' : '外借')) },
  ],
};
