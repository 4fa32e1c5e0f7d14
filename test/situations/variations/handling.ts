/** Acceptance, extensions and who may ask at all: what the rules hold at their edges. */
import { ACCUSED, STAFF, uuid } from '../../../libs/domain/src/petition/spec-fixtures.js';
import { actOf, type Variation } from '../variation.js';

const fact = { eventId: uuid(1), occurredOn: '2026-03-20' };
const OK = { events: [{}] };
const accepts = actOf('accept', (s) => s.arrival.origin === 'direct');
const asks = actOf('requestExtension', (s) => s.class === 'appeal');
const decides = actOf('decideExtension', (s) => s.class === 'appeal');
const tells = actOf('notifyExtension');
const sends = actOf('dispatch', (s) => s.class === 'appeal');
const granted = (days: number, clock: 'dueHandle' | 'verificationDue' = 'dueHandle') =>
  (decides.state?.extensions ?? []).map((each) => ({
    ...each,
    requested: { ...each.requested, clock },
    decided: {
      ...fact,
      approved: true,
      days,
      approval: {
        signerId: STAFF.leader,
        capacity: 'leader',
        signedOn: '2026-03-20',
        onPaper: true,
        level: 'C',
      },
    } as never,
  }));
const twice = { ...asks.ctx.policy, extensionTimes: 2 };

export const HANDLING: readonly Variation[] = [
  [
    'K-19 已经受理',
    accepts,
    { state: { accepted: { ...fact, acceptedOn: '2026-03-05' } } },
    'ALREADY_ACCEPTED type',
  ],
  [
    'R-21 被反映人本人不得经办',
    accepts,
    {
      state: (s) => ({
        arrival: {
          ...s.arrival,
          subjects: [
            ...s.arrival.subjects,
            { subjectId: ACCUSED, role: 'accused', accountId: accepts.ctx.actor.accountId },
          ],
        },
      }),
    },
    'RECUSAL_ACCUSED actor',
  ],
  [
    'R-21 被反映的是别人,可以经办',
    accepts,
    {
      state: (s) => ({
        arrival: {
          ...s.arrival,
          subjects: [...s.arrival.subjects, { subjectId: ACCUSED, role: 'accused', accountId: STAFF.leader }],
        },
      }),
    },
    OK,
  ],
  ['没有这种操作', accepts, { form: { type: 'nothing' } }, 'COMMAND_UNKNOWN type'],
  ['操作不是文字', accepts, { form: { type: 7 } }, 'COMMAND_UNKNOWN type'],
  ['操作是对象自带的名字', accepts, { form: { type: 'toString' } }, 'COMMAND_UNKNOWN type'],
  [
    'K-20 停了的期限不延',
    asks,
    {
      state: {
        issued: sends.state?.issued ?? null,
        dispatched: { ...fact, method: 'posted', dispatchedOn: '2026-04-10' },
      },
    },
    'CLOCK_STOPPED type',
  ],
  ['R-34 应履职的没有期限可延', asks, { state: { appealKind: 'item5' } }, 'CLOCK_NOT_APPLICABLE type'],
  [
    'R-35 已有申请待批',
    asks,
    { state: { extensions: decides.state?.extensions ?? [] } },
    'EXTENSION_PENDING type',
  ],
  ['R-35 延过一次', asks, { state: { extensions: granted(10) } }, 'EXTENSION_ALREADY_USED type'],
  [
    'R-35 不批准的不算次数',
    asks,
    {
      state: {
        extensions: granted(10).map((each) => ({
          ...each,
          decided: { ...(each.decided as object), approved: false } as never,
        })),
      },
    },
    OK,
  ],
  ['R-35 延的是别口钟,不算次数', asks, { state: { extensions: granted(10, 'verificationDue') } }, OK],
  ['R-35 最长三十日', asks, { form: { days: 31 } }, 'EXTENSION_TOO_LONG days'],
  ['R-35 三十日可以', asks, { form: { days: 30 } }, { events: [{ data: { days: 30, clock: 'dueHandle' } }] }],
  [
    'K-11 两次累计不过三十日',
    asks,
    { ctx: { policy: twice }, state: { extensions: granted(10) }, form: { days: 21 } },
    'EXTENSION_TOO_LONG days',
  ],
  [
    'K-11 两次累计正好三十日',
    asks,
    { ctx: { policy: twice }, state: { extensions: granted(10) }, form: { days: 20 } },
    { events: [{ data: { days: 20 } }] },
  ],
  [
    'R-35 届满日申请,可以',
    asks,
    { form: { requestedOn: '2026-05-06' }, ctx: { today: '2026-05-06' } },
    { events: [{ data: { days: 30 } }] },
  ],
  [
    'R-35 届满次日申请,迟了',
    asks,
    { form: { requestedOn: '2026-05-07' }, ctx: { today: '2026-05-07' } },
    'EXTENSION_AFTER_DUE requestedOn',
  ],
  [
    'QE05 空泛的理由记空泛',
    asks,
    { form: { reason: '工作较忙' } },
    { events: [{ data: { reasonVague: true, reasonLength: 4 } }] },
  ],
  [
    'R-35 没有批准的延期不告知',
    tells,
    { state: (s) => ({ extensions: s.extensions.map((each) => ({ ...each, decided: null })) }) },
    'EXTENSION_NOT_APPROVED type',
  ],
  [
    'R-35 申请的钟与在走的不同',
    decides,
    {
      state: (s) => ({
        extensions: s.extensions.map((each) => ({
          ...each,
          requested: { ...each.requested, clock: 'verificationDue' as const },
        })),
      }),
    },
    'CLOCK_NOT_APPLICABLE type',
  ],
  ['R-35 没有待批的申请', decides, { state: { extensions: [] } }, 'EXTENSION_NOT_REQUESTED type'],
];
