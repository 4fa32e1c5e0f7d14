import {
  DISPOSITIONS,
  FILING_REASONS,
  INTAKE_DECISIONS,
  NOT_ACCEPTED_REASONS,
  WAYS_12380,
} from '#domain/glossary';
import { triage } from '../../../api';
import { addMonths } from '../../../shared/dates';
import { choicesOf } from '../../../shared/labels';
import { classFields, classValues, withoutStrayKind } from './class-fields';
import { approvalBy, sends, type CommandSpec, type FormContext, type Values } from './spec';

/** Ways of handling that an entry decision allows (domain.md §1.14). */
const WAYS_OF: Readonly<Record<string, readonly (keyof typeof DISPOSITIONS)[]>> = {
  handle: ['ZB', 'LB', 'YJG', 'HX', 'DF'],
  passDown: ['ZS', 'YJG'],
  passUp: ['BS'],
  refer: ['YS'],
  import: ['ZS', 'YS'],
  mergeInto: ['HB'],
  file: ['CC'],
};

/** The one way that a decision implies: it is not asked for. */
export function onlyWayOf(decision: unknown): string | undefined {
  const ways = WAYS_OF[String(decision)] ?? [];
  return ways.length === 1 ? ways[0] : undefined;
}

function waysOf(decision: unknown): { value: string; label: string }[] {
  return (WAYS_OF[String(decision)] ?? []).map((code) => ({ value: code, label: DISPOSITIONS[code].zh }));
}

/** Reasons among which a road lets choose: the Regulation of 2005 knew two of not accepting, that of 2022 one (§1.15). */
function reasonsOf(decision: unknown, { petition }: FormContext): { value: string; label: string }[] {
  if (decision === 'file') return choicesOf(FILING_REASONS);
  return decision === 'notAccepted' && petition.legalProfile === '2005'
    ? choicesOf(NOT_ACCEPTED_REASONS)
    : [];
}

/** What `reason` is on each road: some rules refuse to go without it (§1.14), and some papers print it under a name of its own. */
function reasonAsked(
  decision: unknown,
  { petition }: FormContext,
): { label: string; required?: boolean; help?: string } {
  switch (decision) {
    case 'notAccepted':
      return petition.legalProfile === '2005'
        ? { label: '理由和途径', required: true, help: '印在《不予受理告知书》上' }
        : {
            label: '正在办理的机关和案号',
            required: true,
            help: '印在《不予受理告知书》上(R-09)。只写机关名称和它的编号',
          };
    case 'noLonger':
      return {
        label: '复核意见和“同一事实和理由”',
        required: true,
        help: '印在《不再受理告知书》上(第三十六条第三款)',
      };
    case 'redirect':
      return { label: '理由', required: true, help: '印在《向有权机关提出告知书》上' };
    case 'file':
    case 'objection':
      return { label: '理由', required: true };
    default:
      return { label: '理由', help: '不立案、改办理方式、不往下办的须写明' };
  }
}

/** Whether to open a case is judged for accusations and for every matter of a key area (O-33). */
const isAssessed = (values: Values): boolean => values.class === 'accusation' || Boolean(values.keyArea);

/** 分流: the entry decision, and with it the road. */
export const triageSpec: CommandSpec = {
  send: sends(triage),
  width: 640,
  initial: (on) => ({
    ...classValues(on),
    intakeDecision: 'handle',
    disposition: 'ZB',
    fileReviewOn: addMonths(on.today, on.petition.periods.fileReviewMonths),
    approval: approvalBy(on, 'windowHead'),
  }),
  fields: (on, values) => {
    const ways = waysOf(values.intakeDecision);
    const decision = values.intakeDecision;
    const goesElsewhere = ['passDown', 'passUp', 'refer', 'redirect', 'import', 'objection'].includes(
      String(decision),
    );
    return [
      {
        kind: 'choice',
        name: 'intakeDecision',
        label: '入口决定',
        required: true,
        options: choicesOf(INTAKE_DECISIONS),
      },
      // where there is one way only, there is nothing to choose
      ...(ways.length > 1
        ? [
            {
              kind: 'choice' as const,
              name: 'disposition',
              label: '办理方式',
              required: decision !== 'import',
              radio: true,
              options: ways,
            },
          ]
        : []),
      ...(on.petition.via12380
        ? [
            {
              kind: 'choice' as const,
              name: 'way12380',
              label: '12380 办理方式',
              options: choicesOf(WAYS_12380),
            },
          ]
        : []),
      ...classFields(values),
      ...(isAssessed(values)
        ? (
            [
              ['significance', '问题重大'],
              ['clarity', '事实清楚'],
              ['specificity', '线索具体'],
            ] as const
          ).map(([key, words]) => ({
            kind: 'flag' as const,
            name: ['threePartTest', key],
            label: '三要素',
            words,
          }))
        : []),
      ...(goesElsewhere
        ? [
            {
              kind: 'organisation' as const,
              name: 'targetOrgId',
              label: '去向单位(本系统内)',
              except: on.petition.orgId,
            },
            { kind: 'text' as const, name: 'targetName', label: '去向名称(系统外或未列出的)', max: 120 },
          ]
        : []),
      ...(decision === 'mergeInto'
        ? [
            {
              kind: 'choice' as const,
              name: 'mergedInto',
              label: '并入的件',
              required: true,
              options: on.petition.related.map((one) => ({ value: one.petitionId, label: one.displayNo })),
            },
          ]
        : []),
      ...(decision === 'file'
        ? [
            {
              kind: 'choice' as const,
              name: 'reasonCode',
              label: '存查理由',
              required: true,
              options: reasonsOf(decision, on),
            },
            { kind: 'date' as const, name: 'fileReviewOn', label: '复看日', required: true },
          ]
        : []),
      ...(decision === 'notAccepted' && reasonsOf(decision, on).length > 0
        ? [
            {
              kind: 'choice' as const,
              name: 'reasonCode',
              label: '不予受理的理由',
              required: true,
              options: reasonsOf(decision, on),
            },
          ]
        : []),
      ...(decision === 'handle'
        ? [
            ...(isAssessed(values)
              ? [{ kind: 'flag' as const, name: 'caseOpened', label: '立案', words: '立案查核' }]
              : []),
            ...(values.appealKind === 'item6'
              ? [{ kind: 'flag' as const, name: 'simplified', label: '简易', words: '简易办理(10 个工作日)' }]
              : []),
          ]
        : []),
      ...(decision === 'import'
        ? [{ kind: 'flag' as const, name: 'litigationFinal', label: '终结', words: '已依法终结' }]
        : []),
      { kind: 'text', name: 'proposal', label: '拟办意见', required: true, max: 5000, rows: 3 },
      { kind: 'text', name: 'instruction', label: '批示', max: 5000, rows: 2 },
      { kind: 'text', name: 'reason', ...reasonAsked(decision, on), max: 2000, rows: 2 },
      { kind: 'approval', name: 'approval', label: '签批' },
    ];
  },
  body: (values, on) => {
    const allowed = waysOf(values.intakeDecision).some((way) => way.value === values.disposition);
    const test = values.threePartTest as Values | undefined;
    return withoutStrayKind({
      ...values,
      disposition: allowed ? values.disposition : onlyWayOf(values.intakeDecision),
      fileReviewOn: values.intakeDecision === 'file' ? values.fileReviewOn : undefined,
      reasonCode: reasonsOf(values.intakeDecision, on).find(({ value }) => value === values.reasonCode)
        ?.value,
      threePartTest: isAssessed(values)
        ? {
            significance: test?.significance === true,
            clarity: test?.clarity === true,
            specificity: test?.specificity === true,
          }
        : undefined,
    });
  },
};
