/** Parts, people, repeats, classes: what the rules hold at their edges. */
import { STAFF, uuid } from '../../../libs/domain/src/petition/spec-fixtures.js';
import { actOf, type Variation } from '../variation.js';

const fact = { eventId: uuid(1), occurredOn: '2026-03-05' };
const OK = { events: [{}] };
const splits = actOf('split');
const names = actOf('designateHandler', (s) => s.zone === 'general');
const rules = actOf('ruleOnRecusal');
const repeat = actOf('linkRepeat');
const changes = actOf('reclassify');
const recusals = (accountId: string, ground: string, ruling: 'cleared' | 'confirmed') => ({
  recusals: [{ ...fact, accountId, ground, ruling }],
});

export const PEOPLE: readonly Variation[] = [
  [
    'R-23 拆分至少两件',
    splits,
    { form: { parts: [{ petitionId: uuid(51), matterNos: [1] }] } },
    'LIST_INVALID parts',
  ],
  [
    'R-23 拆分不重',
    splits,
    {
      form: {
        parts: [
          { petitionId: uuid(51), matterNos: [1] },
          { petitionId: uuid(52), matterNos: [1] },
        ],
      },
    },
    'SPLIT_NOT_A_PARTITION parts',
  ],
  [
    'R-23 一件一个类别',
    splits,
    {
      form: {
        parts: [
          { petitionId: uuid(51), matterNos: [1, 2] },
          { petitionId: uuid(52), matterNos: [2] },
        ],
      },
    },
    'SPLIT_PART_MIXED parts[0].matterNos',
  ],
  [
    'R-23 各件各有标识',
    splits,
    {
      form: {
        parts: [
          { petitionId: uuid(51), matterNos: [1] },
          { petitionId: uuid(51), matterNos: [2] },
        ],
      },
    },
    'SPLIT_TWICE_INTO_ONE parts',
  ],
  [
    'R-23 没有这个事项',
    splits,
    {
      form: {
        parts: [
          { petitionId: uuid(51), matterNos: [3] },
          { petitionId: uuid(52), matterNos: [2] },
        ],
      },
    },
    'NUMBER_INVALID parts[0].matterNos',
  ],
  [
    '30③ 举报的紧急留在举报件',
    splits,
    { state: (s) => ({ arrival: { ...s.arrival, urgentGrounds: ['seriousCadreMatter', 'threat'] } }) },
    {
      told: [
        { data: { urgentGrounds: ['seriousCadreMatter', 'threat'] } },
        { data: { urgentGrounds: ['threat'] } },
      ],
    },
  ],
  [
    '要点不是清单',
    splits,
    {
      form: {
        text: {
          title: '题',
          content: '文',
          matters: { 1: { summary: '事', points: '甲' }, 2: { summary: '事', points: ['乙'] } },
        },
      },
    },
    'FIELD_INVALID text.matters',
  ],
  [
    'R-21 已确认回避的不得承办',
    names,
    { state: recusals(STAFF.handler, 'relative', 'confirmed') },
    'RECUSAL_CONFIRMED handlerId',
  ],
  [
    'R-21 消除了的可以承办',
    names,
    {
      state: recusals(STAFF.handler, 'sameName', 'cleared'),
      form: { recusalHits: [{ accountId: STAFF.handler, ground: 'sameName' }] },
    },
    OK,
  ],
  [
    'R-21 消除的是别人',
    names,
    {
      state: recusals(STAFF.second, 'sameName', 'cleared'),
      form: { recusalHits: [{ accountId: STAFF.handler, ground: 'sameName' }] },
    },
    'RECUSAL_UNRULED handlerId',
  ],
  [
    'R-21 消除的是别的事由',
    names,
    {
      state: recusals(STAFF.handler, 'relative', 'cleared'),
      form: { recusalHits: [{ accountId: STAFF.handler, ground: 'sameName' }] },
    },
    'RECUSAL_UNRULED handlerId',
  ],
  [
    'R-21 命中的人不在本件,不问',
    names,
    { form: { recusalHits: [{ accountId: STAFF.second, ground: 'accused' }] } },
    OK,
  ],
  [
    'R-21 命中被反映人本人',
    names,
    { form: { recusalHits: [{ accountId: STAFF.handler, ground: 'accused' }] } },
    'RECUSAL_ACCUSED handlerId',
  ],
  [
    '承办人不能兼协办人',
    names,
    { form: { coHandlerIds: [STAFF.handler] } },
    'CO_HANDLER_IS_HANDLER coHandlerIds',
  ],
  [
    '一样的指定没有新事',
    names,
    { state: { handlerId: STAFF.handler, coHandlerIds: [], needToKnow: [STAFF.handler] } },
    { events: [] },
  ],
  [
    '换了承办人,是新的指定',
    names,
    { state: { handlerId: STAFF.second, coHandlerIds: [], needToKnow: [STAFF.handler] } },
    OK,
  ],
  [
    '多了协办人,是新的指定',
    names,
    { state: { handlerId: STAFF.handler, coHandlerIds: [STAFF.second], needToKnow: [STAFF.handler] } },
    OK,
  ],
  [
    '多了知悉的人,是新的指定',
    names,
    {
      state: { handlerId: STAFF.handler, coHandlerIds: [], needToKnow: [STAFF.handler] },
      form: { needToKnow: [STAFF.second] },
    },
    { events: [{ data: { needToKnow: [STAFF.handler, STAFF.second] } }] },
  ],
  ['指定写了说明', names, { form: { reason: '熟悉情况' } }, { events: [{ sealed: { reason: '熟悉情况' } }] }],
  [
    'QP03 求决的指定由科室',
    names,
    {
      form: {
        approval: {
          signerId: STAFF.windowHead,
          capacity: 'windowHead',
          signedOn: names.ctx.today,
          onPaper: true,
        },
      },
    },
    { events: [{ data: { approval: { level: 'A' } } }] },
  ],
  [
    'R-21 不裁定自己',
    rules,
    { form: { accountId: rules.ctx.actor.accountId } },
    'RECUSAL_OWN_RULING accountId',
  ],
  [
    'R-21 自己不能消除自己的申报',
    rules,
    { form: { accountId: rules.ctx.actor.accountId, ground: 'selfDeclared' } },
    'RECUSAL_OWN_RULING accountId',
  ],
  [
    'R-21 自己不能确认同名',
    rules,
    { form: { accountId: rules.ctx.actor.accountId, ruling: 'confirmed' } },
    'RECUSAL_OWN_RULING accountId',
  ],
  [
    'R-21 自己可以申报',
    rules,
    { form: { accountId: rules.ctx.actor.accountId, ground: 'selfDeclared', ruling: 'confirmed' } },
    OK,
  ],
  [
    'R-21 一样的裁定没有新事',
    rules,
    { state: recusals(STAFF.handler, 'sameName', 'cleared') },
    { events: [] },
  ],
  ['R-21 改了裁定,是新事', rules, { state: recusals(STAFF.handler, 'sameName', 'confirmed') }, OK],
  ['R-21 别的事由的裁定不算', rules, { state: recusals(STAFF.handler, 'relative', 'cleared') }, OK],
  ['R-21 别人的裁定不算', rules, { state: recusals(STAFF.second, 'sameName', 'cleared') }, OK],
  ['一件不是自己的重复', repeat, { form: { earlierId: uuid(1) } }, 'REPEAT_OF_ITSELF earlierId'],
  ['同一重复没有新事', repeat, { state: { repeatOf: uuid(2) } }, { events: [] }],
  [
    '标了重复再并案,是新事',
    repeat,
    { state: { repeatOf: uuid(2) }, form: { merge: true } },
    { events: [{ data: { merge: true } }] },
  ],
  [
    '并过案的没有新事',
    repeat,
    { state: { repeatOf: uuid(2), mergedInto: uuid(2) }, form: { merge: true } },
    { events: [] },
  ],
  [
    'R-26 改为求决须写项别',
    changes,
    { form: { class: 'appeal', appealKind: null } },
    'APPEAL_KIND_REQUIRED appealKind',
  ],
  [
    'R-26 一样的分类没有新事',
    changes,
    { form: { class: 'appeal', appealKind: 'item6', categoryCode: '0801' } },
    { events: [] },
  ],
  [
    'R-26 只改分类号',
    changes,
    { form: { class: 'appeal', appealKind: 'item6', categoryCode: '0701' } },
    { events: [{ data: { matterNo: 1, categoryCode: '0701', newNo: null } }] },
  ],
  [
    'R-26 改为举报,换随机号',
    changes,
    {},
    {
      events: [
        {
          data: {
            class: 'accusation',
            zone: 'accusation',
            newNo: { petitionNo: '411300Z-2026-M-4820175936' },
          },
        },
      ],
    },
  ],
  [
    'QP03 改为举报,科室不够',
    changes,
    {
      form: {
        approval: {
          signerId: STAFF.windowHead,
          capacity: 'windowHead',
          signedOn: '2026-03-20',
          onPaper: true,
        },
      },
    },
    'APPROVAL_LEVEL_TOO_LOW approval.capacity',
  ],
];
