import type { Affair, AffairContext, RecordedAffairEvent } from '../affairs/affair.js';
import { factText, factValue } from '../affairs/columns.js';
import { firstForm, SAMPLE_AFFAIR } from '../affairs/define.js';
import { type BodyOf, fieldsOf } from '../affairs/fields.js';
import { officeNo, officeSeries } from '../affairs/numbers.js';
import { dayOf } from '../affairs/steps.js';
import { yearOf } from '../calendar.js';
import { refuse, refuseIf } from '../petition/decide/checks/refuse.js';
import type { Event } from '../petition/events/event.js';

/** 专期: one number of the periodical, with the items that stand in it. */
export type SpecialIssueEvent = Event<
  'SpecialIssuePublished',
  { orgId: number; number: string; year: number; itemIds: string[] },
  { title: string }
>;

export const SPECIAL_ISSUE_FIELDS = {
  publish: fieldsOf({
    on: { zh: '编发日期', kind: 'date', optional: true },
    title: { zh: '刊头(期名)', kind: 'text', max: 120 },
    itemIds: { zh: '刊发的信息', kind: 'affairs', of: 'bulletins' },
  }),
};
export type SpecialIssueCommand = { type: 'publish' } & BodyOf<(typeof SPECIAL_ISSUE_FIELDS)['publish']>;

export type SpecialIssueState = {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: 'published';
  readonly petitionId: null;
  readonly number: string;
  readonly year: number;
  readonly publishedOn: string;
  readonly itemIds: readonly string[];
};

const BOOK = '信专期';

function decide(
  _: SpecialIssueState | null,
  command: SpecialIssueCommand,
  ctx: AffairContext,
): SpecialIssueEvent[] {
  const on = dayOf(command.on, ctx, []);
  refuseIf(command.itemIds.length === 0, 'ISSUE_WITHOUT_ITEMS', {
    article: 'bulletins',
    message: '专期至少要有一条信息(§2.7)。',
    detail: { field: 'itemIds' },
  });
  for (const id of command.itemIds) {
    const item = ctx.related.find(({ affairId }) => affairId === id);
    if (item?.category !== 'bulletin' || item.status === 'drafted')
      refuse('ISSUE_ITEM_UNCHECKED', {
        article: 'bulletins',
        message: '只有核过脱敏的信息才能刊发(O-55)。',
        detail: { field: 'itemIds' },
      });
  }
  return [
    {
      type: 'SpecialIssuePublished',
      occurredOn: on,
      article: 'bulletins',
      data: {
        orgId: ctx.organisation.id,
        number: officeNo(BOOK, on, ctx),
        year: yearOf(on),
        itemIds: command.itemIds,
      },
      sealed: { title: command.title },
    },
  ];
}

/** 组工信访专期 (期数、发稿数). */
export const SPECIAL_ISSUE: Affair<SpecialIssueState, SpecialIssueEvent, SpecialIssueCommand> = {
  category: 'special-issue',
  zh: '专期',
  path: 'special-issues',
  register: 'L14',
  statuses: { published: { zh: '已编发' } },
  texts: { title: '刊头' },
  events: {
    SpecialIssuePublished: firstForm<SpecialIssueEvent>(
      {
        type: 'SpecialIssuePublished',
        occurredOn: '2026-03-28',
        article: 'bulletins',
        data: { orgId: 1, number: '宛组信专期〔2026〕1号', year: 2026, itemIds: [SAMPLE_AFFAIR.bulletin] },
        sealed: { title: '组工信访专期' },
      },
      ({ data }) => `编发 ${data.number},发稿 ${data.itemIds.length} 篇`,
    ),
  },
  commands: {
    publish: {
      zh: '编发专期',
      roles: ['reception', 'windowHead'],
      where: 'own',
      opens: true,
      from: [],
      fields: SPECIAL_ISSUE_FIELDS.publish,
    },
  },
  evolve: (_, event: RecordedAffairEvent<SpecialIssueEvent>, id) => ({
    id,
    version: event.meta.version,
    status: 'published',
    petitionId: null,
    publishedOn: event.occurredOn,
    ...event.data,
  }),
  decide,
  seriesNeeded: (_, command, ctx) => [officeSeries(BOOK, command.on ?? ctx.today, ctx)],
  rowOf: (state) => ({
    open: false,
    number: state.number,
    openedOn: state.publishedOn,
    partyOrgIds: [],
    accountIds: [],
    clock: null,
    facts: { year: state.year, publishedOn: state.publishedOn, itemIds: state.itemIds },
  }),
  columns: [
    { zh: '年', value: factValue('year') },
    { zh: '编发日', value: factValue('publishedOn') },
    { zh: '发稿', value: factText(({ itemIds }) => `${(itemIds as string[]).length} 篇`) },
  ],
};
