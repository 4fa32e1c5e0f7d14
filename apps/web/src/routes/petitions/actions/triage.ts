import { FILING_REASONS, NOT_ACCEPTED_REASONS } from '#domain/glossary';
import { triage } from '../../../api';
import { addMonths } from '../../../shared/dates';
import { choicesOf } from '../../../shared/labels';
import { classValues, refinedClassFields, withoutStrayKind } from './class-fields';
import { approvalBy, sends, type CommandSpec, type FormContext, type Values } from './spec';
import {
  decisionsOffered,
  impliesSimplified,
  isAssessed,
  mustBeOpened,
  offersOpening,
  offersSimplified,
  reasonDue,
  usualRoad,
  wayOf,
  ways12380Offered,
  waysOffered,
} from './triage-roads';

/** Reasons among which a road lets choose: the Regulation of 2005 knew two of not accepting, that of 2022 one (§1.15). */
function reasonsOf(decision: unknown, { petition }: FormContext): { value: string; label: string }[] {
  if (decision === 'file') return choicesOf(FILING_REASONS);
  return decision === 'notAccepted' && petition.legalProfile === '2005'
    ? choicesOf(NOT_ACCEPTED_REASONS)
    : [];
}

/** What `reason` is on each road: some rules refuse to go without it (§1.14), and some papers print it under a name of its own. */
function reasonAsked(on: FormContext, values: Values): { label: string; required?: boolean; help?: string } {
  const { petition } = on;
  const due = reasonDue(on, values);
  switch (values.intakeDecision) {
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
      return due === null ? { label: '理由' } : { label: '理由', required: true, help: due };
  }
}

/** 分流: the entry decision, and with it the road. */
export const triageSpec: CommandSpec = {
  send: sends(triage),
  width: 640,
  initial: (on) => ({
    ...classValues(on),
    ...usualRoad(on, classValues(on)),
    fileReviewOn: addMonths(on.today, on.petition.periods.fileReviewMonths),
    approval: approvalBy(on, 'windowHead'),
  }),
  fields: (on, values) => {
    const ways = waysOffered(on, values);
    const way = wayOf(on, values);
    const ways12380 = ways12380Offered(on, values);
    const decision = values.intakeDecision;
    const isSent = decision === 'passDown' || way === 'YJG' || way === 'YS';
    const goesElsewhere = isSent || ['passUp', 'redirect', 'import', 'objection'].includes(String(decision));
    return [
      {
        kind: 'choice',
        name: 'intakeDecision',
        label: '入口决定',
        required: true,
        options: decisionsOffered(on, values),
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
              ...(decision === 'import' ? { help: '不选的只告知,不转送' } : {}),
              ...(impliesSimplified(on, values)
                ? { help: '信访程序的件直接答复,按简易办理,受理后 10 个工作日办结(§1.12)' }
                : {}),
            },
          ]
        : []),
      ...(ways12380 !== null
        ? [
            {
              kind: 'choice' as const,
              name: 'way12380',
              label: '12380 办理方式',
              required: way !== 'YS',
              options: ways12380,
            },
          ]
        : []),
      ...refinedClassFields(on, values),
      ...(isAssessed(on, values)
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
              ...(isSent ? { help: '须写明收件单位:选一个,或在下面写名称(O-29)' } : {}),
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
      ...(offersOpening(on, values)
        ? [
            {
              kind: 'flag' as const,
              name: 'caseOpened',
              label: '立案',
              words: '立案查核',
              ...(mustBeOpened(on, values)
                ? { help: '重点方面且三要素俱全:只能立案、移送或报上级(O-34)' }
                : {}),
            },
          ]
        : []),
      ...(offersSimplified(on, values)
        ? [{ kind: 'flag' as const, name: 'simplified', label: '简易', words: '简易办理(10 个工作日)' }]
        : []),
      ...(decision === 'import'
        ? [{ kind: 'flag' as const, name: 'litigationFinal', label: '终结', words: '已依法终结' }]
        : []),
      { kind: 'text', name: 'proposal', label: '拟办意见', required: true, max: 5000, rows: 3 },
      { kind: 'text', name: 'instruction', label: '批示', max: 5000, rows: 2 },
      { kind: 'text', name: 'reason', ...reasonAsked(on, values), max: 2000, rows: 2 },
      { kind: 'approval', name: 'approval', label: '签批' },
    ];
  },
  body: (values, on) => {
    const test = values.threePartTest as Values | undefined;
    const ways12380 = ways12380Offered(on, values);
    return withoutStrayKind({
      ...values,
      disposition: wayOf(on, values),
      way12380: ways12380?.find(({ value }) => value === values.way12380)?.value,
      caseOpened: offersOpening(on, values) ? values.caseOpened : undefined,
      simplified:
        impliesSimplified(on, values) || (offersSimplified(on, values) ? values.simplified : undefined),
      fileReviewOn: values.intakeDecision === 'file' ? values.fileReviewOn : undefined,
      reasonCode: reasonsOf(values.intakeDecision, on).find(({ value }) => value === values.reasonCode)
        ?.value,
      threePartTest: isAssessed(on, values)
        ? {
            significance: test?.significance === true,
            clarity: test?.clarity === true,
            specificity: test?.specificity === true,
          }
        : undefined,
    });
  },
};
