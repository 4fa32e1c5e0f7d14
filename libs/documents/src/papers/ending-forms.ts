import {
  explainVerdict,
  GATES,
  type Gate,
  gateOutcome,
  NOTIFICATION_KINDS,
  type PetitionState,
} from '#domain';
import { DOCUMENT_KINDS, isDocumentKind } from '../document-kinds.js';
import {
  type DocumentCase,
  isGone,
  isRestricted,
  petitionerNames,
  type Words,
  wordsOf,
} from '../document-case.js';
import type { FormSection } from '../document-model.js';
import { dateZh, fullWidth, officialDocNo, printed } from '../wording.js';
import { type Draft, REPORTER_WITHHELD } from './draft.js';

const METHODS = { handed: '直接送达', posted: '邮寄送达', electronic: '电子送达' } as const;
const FAILURES = { returned: '退回', addressUnknown: '地址不详', whereaboutsUnknown: '下落不明' } as const;

/** The paper that is to be received: the result, else the newest notice. */
type Served = {
  title: string;
  docNo: string | null;
  method: string;
  sentOn: string | null;
  addressee: string;
};

function servedOf(theCase: DocumentCase): Served | null {
  const { state } = theCase;
  if (state.issued !== null && state.class !== 'accusation') {
    const { documentKind, docNo, eventId } = state.issued;
    const { dispatched } = state;
    return {
      title:
        wordsOf(theCase, eventId)('title') ||
        (isDocumentKind(documentKind) ? DOCUMENT_KINDS[documentKind].zh : ''),
      docNo,
      method: dispatched === null ? '' : METHODS[dispatched.method],
      sentOn: dispatched?.dispatchedOn ?? null,
      addressee: petitionerNames(theCase).join('、'),
    };
  }
  const notice = state.notifications.at(-1);
  if (notice === undefined) return null;
  return {
    title: fullWidth(NOTIFICATION_KINDS[notice.kind].zh),
    docNo: notice.docNo,
    method: METHODS[notice.method],
    sentOn: notice.issuedOn,
    addressee: wordsOf(theCase, notice.eventId)('addressee'),
  };
}

/** In the form itself: the receipt that the postman brings back is one page. */
export const RECEIPT_NOTE = {
  label: '注',
  value: '代收的，由代收人签名并注明与受送达人的关系；拒收的，由送达人记明情况，见证人签名。',
};

/** 送达回证 D37: what is recorded is filled in, the rest is left to be written by hand. */
export function serviceReceiptDrafts(theCase: DocumentCase): Draft[] {
  const served = servedOf(theCase);
  if (served === null) return [];
  const { state } = theCase;
  return [
    {
      kind: 'serviceReceipt',
      docNo: null,
      on: state.delivered?.deliveredOn ?? served.sentOn,
      missing: [isRestricted(theCase) && !theCase.mayKnowReporter && REPORTER_WITHHELD],
      make: () => ({
        title: DOCUMENT_KINDS.serviceReceipt.zh,
        sections: [{ heading: '', rows: serviceRows(theCase, served), checks: [] }],
      }),
    },
  ];
}

function serviceRows(theCase: DocumentCase, served: Served): FormSection['rows'] {
  const { state } = theCase;
  // Only of the result is it recorded how it arrived.
  const result = state.issued !== null && state.class !== 'accusation';
  const delivered: Words = wordsOf(theCase, result ? state.delivered?.eventId : undefined);
  const failed = result ? state.serviceFailed : null;
  const known = (text: string): string => (isGone(text) ? '' : text);
  const row = (label: string, value: string) => ({ label, value });
  return [
    row('信访编号', state.arrival.displayNo),
    row('送达文书', served.title),
    row('文号', served.docNo === null ? '' : officialDocNo(served.docNo)),
    row('受送达人', known(served.addressee)),
    row('送达方式', served.method),
    row('交付、交邮日期', served.sentOn === null ? '' : dateZh(served.sentOn)),
    row('收到日期', result && state.delivered !== null ? dateZh(state.delivered.deliveredOn) : ''),
    row('签收人', known(delivered('receivedBy'))),
    row('拒收理由', ''),
    row('见证人', known(delivered('witness'))),
    row('退回原因', failed === null ? '' : FAILURES[failed.ground as keyof typeof FAILURES]),
    row('送达人', ''),
    RECEIPT_NOTE,
  ];
}

/** 四关审核表 D30: each gate as it was passed, with the rule set, every check, and who examined. */
export function reviewFormDrafts(theCase: DocumentCase): Draft[] {
  const { state } = theCase;
  if (state.submissions.length === 0 && state.gates.length === 0) return [];
  const last = state.gates.at(-1);
  return [
    {
      kind: 'checkpointReviewForm',
      docNo: null,
      on: last?.occurredOn ?? null,
      missing: [last === undefined && `尚未通过${GATES.signing.zh}`],
      make: () => ({
        title: DOCUMENT_KINDS.checkpointReviewForm.zh,
        sections: (['signing', 'closing'] as const).flatMap((gate) => gateSection(theCase, gate)),
      }),
    },
  ];
}

/** One page of it: a single gate as it was passed. */
export function gateFormDraft(theCase: DocumentCase, eventId: string): Draft {
  const passed = theCase.state.gates.find((each) => each.eventId === eventId);
  return {
    kind: 'checkpointReviewForm',
    docNo: null,
    on: passed?.occurredOn ?? null,
    missing: [passed === undefined && '审核记录'],
    make: () => ({
      title: DOCUMENT_KINDS.checkpointReviewForm.zh,
      sections: passed === undefined ? [] : [passedSection(theCase, passed)],
    }),
  };
}

function gateSection(theCase: DocumentCase, gate: Gate): FormSection[] {
  const passed = theCase.state.gates.findLast((each) => each.gate === gate);
  return passed === undefined
    ? [{ heading: GATES[gate].zh, rows: [{ label: '情况', value: '尚未审核' }], checks: [] }]
    : [passedSection(theCase, passed)];
}

function passedSection(theCase: DocumentCase, passed: Passed): FormSection {
  const examiner = examinerOf(theCase, passed);
  return {
    heading: GATES[passed.gate].zh,
    rows: [
      { label: '信访编号', value: theCase.state.arrival.displayNo },
      { label: '轮次', value: `第${passed.round}轮` },
      { label: '规则版本', value: passed.ruleSet },
      { label: '结论', value: gateOutcome(passed.verdicts).passed ? '通过' : '附说明通过' },
      { label: '审核人', value: examiner },
      { label: '审核日期', value: dateZh(passed.occurredOn) },
    ],
    checks: passed.verdicts.map((verdict) => {
      const { check, zh, valueZh, missing, reason, finding } = explainVerdict(verdict, passed.ruleSet);
      // A soft check that waits for a person holds nothing up; on paper the examiner signs for it.
      const byHand = verdict.value === 'awaitingPerson';
      const remark = [
        ...(verdict.value === 'passed' || byHand ? [] : missing),
        withoutCode(check, reason ?? ''),
        finding ?? '',
        remarkOf(theCase, passed, check),
        byHand ? '审核人签名：　　　　' : '',
      ];
      return {
        code: check,
        name: printed(zh),
        verdict: byHand ? '手签' : valueZh,
        remark: printed(fullWidth(remark.filter((each) => each !== '').join('；'))),
      };
    }),
  };
}

/** The matrix names its row by the code that stands in the first column already. */
const withoutCode = (check: string, reason: string): string =>
  reason.startsWith(check)
    ? reason
        .slice(check.length)
        .replace(/^\s*(?:限定[:：])?\s*/u, '')
        .replace(/^“.”列不判$/u, '本类事项不判')
    : reason;

type Passed = PetitionState['gates'][number];

function examinerOf({ events, nameOf }: DocumentCase, { eventId }: Passed): string {
  const event = events.find(({ meta }) => meta.eventId === eventId);
  if (event?.type !== 'GatePassed') return '';
  return `${nameOf(event.data.examinerId)}${event.data.substitution === null ? '' : '（小机关模式，代行审核）'}`;
}

/** Why a soft check that failed was let pass, as the examiner wrote it. */
function remarkOf({ texts }: DocumentCase, { eventId }: Passed, check: string): string {
  const remarks: unknown = texts.byEvent[eventId]?.['softFailureRemarks'];
  const said: unknown = typeof remarks === 'object' && remarks !== null ? Reflect.get(remarks, check) : '';
  return typeof said === 'string' ? said : '';
}
