import { SAMPLE_AFFAIR } from '../affairs/define.js';
import type { DestructionEvent } from './destruction-events.js';

const on = { occurredOn: '2037-03-02', article: 'destruction' } as const;

/** The frozen samples of a destruction list's events. */
export const DESTRUCTION_SAMPLES: {
  readonly [T in DestructionEvent['type']]: Extract<DestructionEvent, { type: T }>;
} = {
  DestructionListed: {
    ...on,
    type: 'DestructionListed',
    data: {
      orgId: 1,
      number: '宛组信销〔2037〕1号',
      zone: 'general',
      files: [
        {
          petitionId: SAMPLE_AFFAIR.petition,
          archivedOn: '2026-06-30',
          retention: '10y',
          keptUntil: '2036-12-31',
          pageCount: 41,
        },
      ],
      listedBy: SAMPLE_AFFAIR.clerk,
      appraiserId: SAMPLE_AFFAIR.windowHead,
      approverId: SAMPLE_AFFAIR.leader,
      witnessIds: [SAMPLE_AFFAIR.handler, SAMPLE_AFFAIR.deputy],
    },
    sealed: {
      title: '2026 年度一般信访卷',
      register:
        '1. 宛组信〔2026〕来信37号,41页,2026-06-30归档,保管10年,2036-12-31届满,档号Z001-XF·2026-D10-0037',
    },
  },
  DestructionAppraised: {
    ...on,
    type: 'DestructionAppraised',
    data: { petitionIds: [SAMPLE_AFFAIR.petition], outcome: 'destroy', retention: null },
    sealed: { opinion: '没有继续保存的价值。' },
  },
  DestructionApproved: {
    ...on,
    type: 'DestructionApproved',
    data: { byId: SAMPLE_AFFAIR.leader, destroyed: [SAMPLE_AFFAIR.petition], extended: [] },
    sealed: { opinion: '同意。' },
  },
  DestructionRefused: {
    ...on,
    type: 'DestructionRefused',
    data: { byId: SAMPLE_AFFAIR.leader },
    sealed: { reason: '再保存一段时间。' },
  },
  DestructionWitnessed: {
    ...on,
    type: 'DestructionWitnessed',
    data: { byId: SAMPLE_AFFAIR.handler, no: 1 },
    sealed: { note: '与清册核对相符。' },
  },
  DestructionCarriedOut: {
    ...on,
    type: 'DestructionCarriedOut',
    data: { byId: SAMPLE_AFFAIR.clerk, petitionIds: [SAMPLE_AFFAIR.petition] },
  },
  DestructionCancelled: {
    ...on,
    type: 'DestructionCancelled',
    data: { byId: SAMPLE_AFFAIR.clerk },
    sealed: { reason: '有一卷须先归还。' },
  },
};
