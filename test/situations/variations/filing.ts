/** Closed, filed, kept, destroyed: what the rules hold at their edges. */
import { uuid } from '../../../libs/domain/src/petition/spec-fixtures.js';
import { actOf, type Variation } from '../variation.js';

const fact = { eventId: uuid(1), occurredOn: '2026-03-05' };
const destroys = actOf('destroy');
const keepsOn = actOf('extendRetention');
const files = actOf('archive', ({ status }) => status === 'closed');
const closesAppeal = actOf(
  'close',
  (state) => state.class === 'appeal' && state.delivered !== null && state.agreement === null,
);
const closesAccusation = actOf('close', (state) => state.class === 'accusation');
const agreed = actOf('concludeByAgreement');
const OK = { events: [{}] };

export const FILING: readonly Variation[] = [
  ['§6.5 有结果的,十年太短', files, { form: { retention: '10y' } }, 'RETENTION_TOO_SHORT retention'],
  ['§6.5 有结果的,三十年可以', files, { form: { retention: '30y' } }, OK],
  ['§6.5 没有结果的,十年可以', files, { form: { retention: '10y' }, state: { submissions: [] } }, OK],
  [
    '§6.5 领导批办有结果的,永久',
    files,
    { form: { retention: '30y' }, state: (s) => ({ arrival: { ...s.arrival, origin: 'leader' } }) },
    'RETENTION_TOO_SHORT retention',
  ],
  [
    'R-37 举报不选三到位',
    closesAccusation,
    { form: { resolutionModes: ['resolved'] } },
    'NOT_FOR_ACCUSATION resolutionModes',
  ],
  [
    '§1.14 举报以审结结案',
    closesAccusation,
    {},
    { events: [{ data: { closeMode: 'concluded', overdueClosed: false } }] },
  ],
  ['§1.14 送达的以答复结案', closesAppeal, {}, { events: [{ data: { closeMode: 'replied' } }] }],
  ['R-36 举报不调解', agreed, { state: { class: 'accusation' } }, 'MEDIATION_APPEAL_ONLY type'],
  ['§6.5 届满的次日可以销毁', destroys, { form: { on: '2057-01-01' } }, OK],
  ['§6.5 届满的当天还要保管', destroys, { form: { on: '2056-12-31' } }, 'DESTRUCTION_RETENTION_RUNS type'],
  [
    '§6.5 永久的不销毁',
    destroys,
    { state: { archived: { ...fact, archivedOn: '2026-06-30', retention: 'permanent' } } },
    'DESTRUCTION_PERMANENT type',
  ],
  ['§6.5 没有归档的不销毁', destroys, { state: { status: 'closed' } }, 'ACTION_NOT_IN_STATE type'],
  ['§6.5 销毁过的不再销毁', destroys, { state: { status: 'destroyed' } }, 'ACTION_NOT_IN_STATE type'],
  [
    '§6.5 期限只能延长',
    keepsOn,
    { form: { retention: '30y' } },
    'DESTRUCTION_RETENTION_NOT_LONGER retention',
  ],
  [
    '§6.5 永久以外没有更长的',
    keepsOn,
    { form: { retention: '100y' } },
    'DESTRUCTION_RETENTION_NOT_LONGER retention',
  ],
];
