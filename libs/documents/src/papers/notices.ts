import {
  APPEAL_KINDS,
  type AppealKind,
  ARTICLES,
  type ArticleKey,
  type NotificationKind,
  noticesFor,
  type PetitionState,
} from '#domain';
import { DOCUMENT_KINDS, type DocumentKind } from '../document-kinds.js';
import {
  type DocumentCase,
  isGone,
  isRestricted,
  latestWords,
  targetNameOf,
  type Words,
  wordsOf,
} from '../document-case.js';
import type { Paragraph } from '../document-model.js';
import { cite } from '../citations.js';
import { dateZh, fullWidth, para, sentence } from '../wording.js';
import { mattersParagraphs, queryParagraph, receivedSentence } from './arrival-words.js';
import { acceptance } from './acceptance.js';
import { type Draft, REPORTER_WITHHELD } from './draft.js';
import { END, labelled, type Told } from './notice-parts.js';

type Notice = {
  kind: DocumentKind;
  of: readonly NotificationKind[];
  /** What this notice needs beyond its being recorded. */
  lacks?: (told: Told) => string | false;
  body: (told: Told) => Paragraph[];
};

// ── D05, D06 ──

const nonAcceptance = ({ theCase, route, triage }: Told): Paragraph[] => {
  const underOldRules = theCase.events.some(
    (event) => event.type === 'PetitionTriaged' && event.data.reasonCode === 'PROPER_PROCEDURE_21_1',
  );
  return [
    para(receivedSentence(theCase)),
    ...mattersParagraphs(theCase),
    ...(underOldRules
      ? [para('经审查，该事项依法应当通过诉讼、仲裁、行政复议等法定途径解决，不予受理。')]
      : [
          para(
            `经审查，该事项已经受理或者正在办理，您在规定期限内又向上级机关、单位提出。依照${cite('inProcess')}，本机关对该事项不予受理。`,
          ),
        ]),
    ...labelled(underOldRules ? '理由和途径' : '正在办理的机关和案号', triage('reason')),
    ...labelled('有关途径', route),
    END,
  ];
};

const noFurtherAcceptance = ({ theCase, route, triage }: Told): Paragraph[] => [
  para(receivedSentence(theCase)),
  ...mattersParagraphs(theCase),
  para(
    `经审查，该事项已经复核，您仍然以同一事实和理由提出投诉请求。依照${cite('termination')}，本机关对该事项不再受理。`,
  ),
  ...labelled('有关情况', triage('reason')),
  ...labelled('说明', route),
  END,
];

// ── D07 ──

const VERBS = { passDown: '转送', passUp: '报送', refer: '移送' } as const;

const transfer = ({ theCase, route }: Told): Paragraph[] => {
  const { state } = theCase;
  const opening = [para(receivedSentence(theCase)), ...mattersParagraphs(theCase)];
  // A sealed one says no more than this, wherever it went (D07, O-10).
  if (state.zone === 'sealed')
    return [...opening, para('该事项已按干部管理权限报送。'), queryParagraph(theCase), END];
  const decision = state.triage?.intakeDecision;
  const verb =
    state.triage?.disposition === 'YJG'
      ? '交办'
      : VERBS[decision === 'passUp' || decision === 'refer' ? decision : 'passDown'];
  const when = dateZh(state.triage?.occurredOn ?? state.arrival.receivedOn);
  return [
    ...opening,
    para(
      `经审查，依照${cite('registration')}，本机关已于${when}将该事项${verb}${targetNameOf(theCase)}，由其依照有关规定处理。`,
    ),
    ...labelled('处理途径', route),
    queryParagraph(theCase),
    END,
  ];
};

// ── D39, D40 ──

const ITEM_ARTICLES: Readonly<Partial<Record<AppealKind, ArticleKey>>> = {
  item1: 'appealItem1',
  item2: 'appealItem2',
  item3: 'appealItem3',
  item4: 'appealItem4',
};

const procedure = ({ theCase, route }: Told): Paragraph[] => {
  const kind = theCase.state.appealKind;
  const key = kind === null ? undefined : ITEM_ARTICLES[kind];
  if (kind === null || key === undefined) return [];
  const named = APPEAL_KINDS[kind].zh.replace(/^\([^)]*\)/u, '');
  return [
    para(receivedSentence(theCase)),
    ...mattersParagraphs(theCase),
    para(
      `经审查，该事项属于应当或者可以通过${named}等法定程序解决的事项。${cite(key)}规定：“${sentence(fullWidth(ARTICLES[key].text).replace(/[，；。]$/u, ''))}”`,
    ),
    ...labelled('应走的程序和受理机关', route),
    para('有关法律法规对提出的期限有规定的，请注意在规定的期限内提出。'),
    END,
  ];
};

const competentOrgan = ({ theCase, route, triage }: Told): Paragraph[] => [
  para(receivedSentence(theCase)),
  ...mattersParagraphs(theCase),
  para(
    `经审查，该事项不属于本机关以及本系统的职权范围。依照${cite('registration')}，请向有权处理的机关、单位提出。`,
  ),
  ...labelled('有权处理的机关、单位', triage('targetName')),
  ...labelled('理由', triage('reason')),
  ...labelled('提出的渠道', route),
  END,
];

const NOTICES: readonly Notice[] = [
  { kind: 'acceptanceNotice', of: ['acceptanceNotice', 'mergeNotice'], body: acceptance },
  {
    kind: 'nonAcceptanceNotice',
    of: ['nonAcceptanceNotice'],
    lacks: ({ triage }) => triage('reason') === '' && '正在办理的机关和案号（R-09）',
    body: nonAcceptance,
  },
  {
    kind: 'noFurtherAcceptanceNotice',
    of: ['noFurtherAcceptanceNotice'],
    lacks: ({ triage }) => triage('reason') === '' && '复核意见和“同一事实和理由”（R-44）',
    body: noFurtherAcceptance,
  },
  {
    kind: 'transferNoticeToPetitioner',
    of: ['transferNotice'],
    lacks: ({ theCase }) =>
      theCase.state.zone !== 'sealed' && targetNameOf(theCase) === '' && '去向机关的名称（R-12）',
    body: transfer,
  },
  {
    kind: 'procedureNotice',
    of: ['procedureNotice'],
    lacks: ({ theCase }) =>
      finishedByLaw(theCase)
        ? '已依法终结的不出导入法定程序告知书（R-25）'
        : ITEM_ARTICLES[theCase.state.appealKind ?? 'item6'] === undefined &&
          '第三十一条第（一）至（四）项中的哪一项',
    body: procedure,
  },
  { kind: 'competentOrganNotice', of: ['competentOrganNotice'], body: competentOrgan },
];

const finishedByLaw = ({ events }: DocumentCase): boolean =>
  events.findLast((event) => event.type === 'PetitionTriaged')?.data.litigationFinal === true;

/** The notices of Art. 23 that this petition has or may have, each from its newest record. */
export function noticeDrafts(theCase: DocumentCase): Draft[] {
  const { state } = theCase;
  const fitting = noticesFor(state);
  return NOTICES.flatMap((notice) => {
    const issued = state.notifications.findLast(({ kind }) => notice.of.includes(kind));
    const applies = issued !== undefined || notice.of.some((kind) => fitting.includes(kind));
    return applies ? [noticeDraft(theCase, notice, issued)] : [];
  });
}

function noticeDraft(
  theCase: DocumentCase,
  notice: Notice,
  issued: PetitionState['notifications'][number] | undefined,
): Draft {
  const words = wordsOf(theCase, issued?.eventId);
  const told: Told = {
    theCase,
    route: words('route'),
    triage: latestWords(theCase, 'PetitionTriaged'),
    short: issued?.kind === 'mergeNotice',
  };
  const lacks = notice.lacks?.(told) ?? false;
  return {
    kind: notice.kind,
    docNo: issued?.docNo ?? null,
    on: issued?.issuedOn ?? null,
    missing:
      issued === undefined
        ? ['尚未告知：先办“告知”，取得文号和成文日期', lacks]
        : [
            ...noticeGaps(theCase, words, issued.docNo),
            isGone(told.triage('reason'), told.triage('targetName')) && '内容已依法删除',
            lacks,
          ],
    make: () => ({
      title:
        notice.kind === 'acceptanceNotice' && theCase.state.triage?.intakeDecision === 'file'
          ? '接收告知书'
          : DOCUMENT_KINDS[notice.kind].zh,
      addressee: words('addressee'),
      paragraphs: notice.body(told),
      date: dateZh(issued?.issuedOn ?? ''),
    }),
  };
}

/** What every recorded notice must have before it can be printed. */
export function noticeGaps(theCase: DocumentCase, words: Words, docNo: string | null): (string | false)[] {
  const withheld = isRestricted(theCase) && !theCase.mayKnowReporter;
  // A notice whose key is gone has no field left but the one that says so.
  const gone = isGone(words('addressee'), words('route'), words('text'));
  return [
    withheld && REPORTER_WITHHELD,
    gone && '内容已依法删除',
    docNo === null && '发文字号',
    !gone && !withheld && words('addressee') === '' && '收件人',
    !gone && words('route') === '' && '处理途径和程序',
  ];
}

/** A notice before it is sent: its words from what is typed, and what it still lacks. @rejects CITATION_NOT_OURS */
export function noticeWords(
  theCase: DocumentCase,
  kind: DocumentKind,
  route: string,
): { title: string; paragraphs: Paragraph[]; lacks: string | false } {
  const notice = NOTICES.find((each) => each.kind === kind);
  const { state } = theCase;
  const fits = notice?.of.some((each) => noticesFor(state).includes(each)) ?? false;
  const title =
    kind === 'acceptanceNotice' && state.triage?.intakeDecision === 'file'
      ? '接收告知书'
      : DOCUMENT_KINDS[kind].zh;
  if (notice === undefined || !fits)
    return {
      title,
      paragraphs: [],
      lacks: `与入口决定相符：此件现在不能出《${DOCUMENT_KINDS[kind].zh}》（§1.14）`,
    };
  const told: Told = {
    theCase,
    route,
    triage: latestWords(theCase, 'PetitionTriaged'),
    short: state.triage?.intakeDecision === 'mergeInto',
  };
  const lacks = notice.lacks?.(told) ?? false;
  return { title, paragraphs: lacks === false ? notice.body(told) : [], lacks };
}
