import type { Affair, AffairContext } from '../affairs/affair.js';
import { factLabel, factText, factValue, labelOf } from '../affairs/columns.js';
import { firstForm, SAMPLE_AFFAIR } from '../affairs/define.js';
import { dayOf, openedStateOf } from '../affairs/steps.js';
import { BULLETIN_LEVELS, BULLETIN_STATUSES, BULLETIN_TYPES, OUTLOOKS } from '../glossary/index.js';
import { refuseIf } from '../petition/decide/checks/refuse.js';
import { bulletinScore, type Recognition } from './scoring.js';
import {
  type Adopted,
  BULLETIN_FIELDS,
  type BulletinCommand,
  type BulletinEvent,
  type BulletinState,
  type Checked,
  type Drafted,
  type Instructed,
  type Revised,
  evolve,
  type Submitted,
} from './bulletin-events.js';

function decide(state: BulletinState | null, command: BulletinCommand, ctx: AffairContext): BulletinEvent[] {
  const { accountId } = ctx.actor;
  if (command.type === 'draft') {
    const { itemType, outlook, title, body, petitionIds } = command;
    return [
      {
        type: 'BulletinDrafted',
        occurredOn: ctx.today,
        article: 'bulletins',
        data: {
          orgId: ctx.organisation.id,
          authorId: accountId,
          itemType,
          outlook: outlook ?? null,
          petitionIds: petitionIds ?? [],
        },
        sealed: { title, body },
      },
    ];
  }
  const item = openedStateOf(state, '信息');
  switch (command.type) {
    case 'revise':
      return [
        {
          type: 'BulletinRevised',
          occurredOn: ctx.today,
          article: 'bulletins',
          data: { authorId: accountId },
          sealed: { title: command.title, body: command.body },
        },
      ];
    case 'checkDesensitised':
      refuseIf(accountId === item.authorId && !ctx.organisation.smallOffice, 'BULLETIN_CHECKED_BY_AUTHOR', {
        article: 'bulletins',
        message: '脱敏由另一人核对,不能由起草人自己核(O-55)。',
        detail: { field: 'type' },
      });
      return [
        {
          type: 'BulletinDesensitised',
          occurredOn: ctx.today,
          article: 'bulletins',
          data: { checkerId: accountId, passed: command.passed },
          sealed: { note: command.note },
        },
      ];
    case 'submit':
      return [
        {
          type: 'BulletinSubmitted',
          occurredOn: dayOf(command.on, ctx, [{ on: item.draftedOn, zh: '起草' }]),
          article: 'bulletins',
          data: { level: command.level },
          sealed: { to: command.to },
        },
      ];
    case 'recordAdoption':
      return [
        {
          type: 'BulletinAdopted',
          occurredOn: dayOf(command.on, ctx, [{ on: item.submittedOn, zh: '报送' }]),
          article: 'bulletins',
          data: { level: command.level },
          sealed: { channel: command.channel },
        },
      ];
    case 'recordInstruction':
      return [
        {
          type: 'BulletinInstructed',
          occurredOn: dayOf(command.on, ctx, [{ on: item.submittedOn, zh: '报送' }]),
          article: 'bulletins',
          data: { level: command.level },
          sealed: { words: command.words },
        },
      ];
  }
}

const WRITERS = ['reception', 'handler', 'windowHead'] as const;
const KEEPERS = ['reception', 'windowHead'] as const;

/** 信访信息: drafted, checked by a person, submitted, adopted at each level, instructed upon, scored (§2.7). */
export const BULLETIN: Affair<BulletinState, BulletinEvent, BulletinCommand> = {
  category: 'bulletin',
  zh: '信访信息',
  path: 'bulletins',
  register: 'L14',
  statuses: BULLETIN_STATUSES,
  texts: {
    title: '题目',
    body: '正文',
    note: '核对情况',
    to: '报送对象',
    channel: '刊物、渠道',
    words: '批示',
  },
  events: {
    BulletinDrafted: firstForm<Drafted>(
      {
        type: 'BulletinDrafted',
        occurredOn: '2026-03-02',
        article: 'bulletins',
        data: {
          orgId: 1,
          authorId: SAMPLE_AFFAIR.clerk,
          itemType: 'trend',
          outlook: 'emerging',
          petitionIds: [SAMPLE_AFFAIR.petition],
        },
        sealed: { title: '换届前后来信增多', body: '一季度反映换届的来信增多。' },
      },
      ({ data }) =>
        `起草${BULLETIN_TYPES[data.itemType].zh}${data.outlook ? `(${OUTLOOKS[data.outlook].zh})` : ''}`,
    ),
    BulletinRevised: firstForm<Revised>(
      {
        type: 'BulletinRevised',
        occurredOn: '2026-03-03',
        article: 'bulletins',
        data: { authorId: SAMPLE_AFFAIR.clerk },
        sealed: { title: '换届前后来信增多', body: '一季度反映换届的来信明显增多。' },
      },
      () => '修改,须重新核脱敏',
    ),
    BulletinDesensitised: firstForm<Checked>(
      {
        type: 'BulletinDesensitised',
        occurredOn: '2026-03-03',
        article: 'bulletins',
        data: { checkerId: SAMPLE_AFFAIR.windowHead, passed: true },
        sealed: { note: '无点名' },
      },
      ({ data }) => (data.passed ? '核脱敏通过' : '核脱敏未过,退回修改'),
    ),
    BulletinSubmitted: firstForm<Submitted>(
      {
        type: 'BulletinSubmitted',
        occurredOn: '2026-03-04',
        article: 'bulletins',
        data: { level: 'city' },
        sealed: { to: '某市委组织部' },
      },
      ({ data }) => `报送${BULLETIN_LEVELS[data.level].zh}级`,
    ),
    BulletinAdopted: firstForm<Adopted>(
      {
        type: 'BulletinAdopted',
        occurredOn: '2026-03-20',
        article: 'bulletins',
        data: { level: 'city' },
        sealed: { channel: '组工信息' },
      },
      ({ data }) => `${BULLETIN_LEVELS[data.level].zh}级采用`,
    ),
    BulletinInstructed: firstForm<Instructed>(
      {
        type: 'BulletinInstructed',
        occurredOn: '2026-03-25',
        article: 'bulletins',
        data: { level: 'city' },
        sealed: { words: '请阅研' },
      },
      ({ data }) => `${BULLETIN_LEVELS[data.level].zh}级领导批示`,
    ),
  },
  commands: {
    draft: {
      zh: '起草信息',
      roles: WRITERS,
      where: 'own',
      opens: true,
      from: [],
      fields: BULLETIN_FIELDS.draft,
    },
    checkDesensitised: {
      zh: '核脱敏',
      roles: ['windowHead', 'examiner', 'deputyLeader', 'leader'],
      where: 'own',
      from: ['drafted'],
      fields: BULLETIN_FIELDS.checkDesensitised,
    },
    submit: { zh: '报送', roles: KEEPERS, where: 'own', from: ['checked'], fields: BULLETIN_FIELDS.submit },
    recordAdoption: {
      zh: '登记采用',
      roles: KEEPERS,
      where: 'own',
      from: ['submitted', 'adopted'],
      fields: BULLETIN_FIELDS.recordAdoption,
    },
    recordInstruction: {
      zh: '登记批示',
      roles: KEEPERS,
      where: 'own',
      from: ['submitted', 'adopted'],
      fields: BULLETIN_FIELDS.recordInstruction,
    },
    revise: {
      zh: '修改',
      roles: WRITERS,
      where: 'own',
      from: ['drafted', 'checked'],
      fields: BULLETIN_FIELDS.revise,
    },
  },
  evolve,
  decide,
  rowOf: (state) => ({
    open: state.status === 'drafted' || state.status === 'checked',
    number: null,
    openedOn: state.draftedOn,
    partyOrgIds: [],
    accountIds: [],
    clock: null,
    facts: {
      itemType: state.itemType,
      outlook: state.outlook,
      petitionIds: state.petitionIds,
      submittedOn: state.submittedOn,
      submittedLevel: state.submittedLevel,
      adoptions: state.adoptions,
      instructions: state.instructions,
    },
  }),
  columns: [
    { zh: '类型', value: factLabel(BULLETIN_TYPES, 'itemType') },
    { zh: '报送日', value: factValue('submittedOn') },
    { zh: '报送级别', value: factLabel(BULLETIN_LEVELS, 'submittedLevel') },
    {
      zh: '采用级别',
      value: factText(({ adoptions }) =>
        (adoptions as Recognition[])
          .map(({ level, on }) => `${labelOf(BULLETIN_LEVELS, level)} ${on.slice(5)}`)
          .join('、'),
      ),
    },
    {
      zh: '批示',
      value: factText(({ instructions }) => String((instructions as Recognition[]).length || '')),
    },
    {
      zh: '得分',
      value: factText((facts) =>
        String(
          bulletinScore({
            adoptions: facts['adoptions'] as Recognition[],
            instructions: facts['instructions'] as Recognition[],
          }) || '',
        ),
      ),
    },
  ],
};
