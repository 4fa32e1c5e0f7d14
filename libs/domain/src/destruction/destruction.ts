import type { Affair, AffairCommandSpec, AffairEventSpec, RecordedAffairEvent } from '../affairs/affair.js';
import { factAccount, factLabel, factText, factValue } from '../affairs/columns.js';
import { begun, firstForm } from '../affairs/define.js';
import { ZONES } from '../glossary/index.js';
import { decideDestruction, destructionSeries, idsWith } from './decide.js';
import {
  APPRAISALS,
  DESTRUCTION_FIELDS,
  type DestructionCommand,
  type DestructionEvent,
  type DestructionFile,
  type DestructionState,
} from './destruction-events.js';
import { RETENTION_PERIODS } from './retention-periods.js';
import { DESTRUCTION_SAMPLES } from './samples.js';

function evolve(
  before: DestructionState | null,
  event: RecordedAffairEvent<DestructionEvent>,
  id: string,
): DestructionState {
  const { version } = event.meta;
  if (event.type === 'DestructionListed')
    return {
      ...event.data,
      id,
      version,
      status: 'listed',
      petitionId: null,
      listedOn: event.occurredOn,
      outcomes: {},
      approvedOn: null,
      witnessedBy: [],
      carriedOutBy: null,
      destroyedOn: null,
    };
  const state = { ...begun(before), version };
  switch (event.type) {
    case 'DestructionAppraised': {
      const { petitionIds, outcome, retention } = event.data;
      const judged = petitionIds.map((one) => [one, { outcome, retention }] as const);
      const outcomes = { ...state.outcomes, ...Object.fromEntries(judged) };
      const done = state.files.every(({ petitionId }) => outcomes[petitionId] !== undefined);
      return { ...state, outcomes, status: done ? 'appraised' : 'listed' };
    }
    case 'DestructionApproved':
      return {
        ...state,
        approvedOn: event.occurredOn,
        // where nothing is to be destroyed the list has done its work
        status: event.data.destroyed.length > 0 ? 'approved' : 'kept',
      };
    case 'DestructionRefused':
      return { ...state, status: 'refused' };
    case 'DestructionWitnessed':
      return { ...state, witnessedBy: [...state.witnessedBy, event.data.byId] };
    case 'DestructionCarriedOut':
      return {
        ...state,
        status: 'destroyed',
        carriedOutBy: event.data.byId,
        destroyedOn: event.occurredOn,
      };
    case 'DestructionCancelled':
      return { ...state, status: 'cancelled' };
  }
}

const OFFICE = ['reception', 'handler', 'examiner', 'windowHead', 'deputyLeader', 'leader'] as const;
const anybody = { roles: OFFICE, where: 'own' } as const;
const keepers = { roles: ['reception', 'windowHead'], where: 'own' } as const;
const leaders = { roles: ['leader', 'deputyLeader'], where: 'own' } as const;

const unwitnessed = ({ witnessedBy, witnessIds }: DestructionState): string | null => {
  const missing = witnessIds.length - witnessedBy.length;
  return missing > 0 ? `还缺${missing}名监销人签字(§6.5:双人监销)。` : null;
};

const commands: {
  readonly [T in DestructionCommand['type']]: AffairCommandSpec<DestructionState>;
} = {
  list: { zh: '列销毁清册', ...keepers, opens: true, from: [], fields: DESTRUCTION_FIELDS.list },
  appraise: { zh: '鉴定', ...anybody, from: ['listed', 'appraised'], fields: DESTRUCTION_FIELDS.appraise },
  approve: { zh: '批准清册', ...leaders, from: ['appraised'], fields: DESTRUCTION_FIELDS.approve },
  refuse: { zh: '不批准', ...leaders, from: ['appraised'], fields: DESTRUCTION_FIELDS.refuse },
  witness: {
    zh: '监销签字',
    ...anybody,
    from: ['approved'],
    unless: (state) => (unwitnessed(state) === null ? '两名监销人都已签字。' : null),
    fields: DESTRUCTION_FIELDS.witness,
  },
  carryOut: {
    zh: '实施销毁',
    ...keepers,
    from: ['approved'],
    unless: unwitnessed,
    fields: DESTRUCTION_FIELDS.carryOut,
  },
  cancel: {
    zh: '作废清册',
    ...keepers,
    from: ['listed', 'appraised', 'approved'],
    fields: DESTRUCTION_FIELDS.cancel,
  },
};

const first = <T extends DestructionEvent['type']>(
  type: T,
  sentence: AffairEventSpec<Extract<DestructionEvent, { type: T }>>['sentence'],
) => firstForm(DESTRUCTION_SAMPLES[type] as unknown as Extract<DestructionEvent, { type: T }>, sentence);

/** 销毁清册: files whose retention is over are appraised, approved by a leader and destroyed under two witnesses (§6.5). */
export const DESTRUCTION: Affair<DestructionState, DestructionEvent, DestructionCommand> = {
  category: 'destruction',
  zh: '销毁清册',
  path: 'destructions',
  register: 'L31',
  statuses: {
    listed: { zh: '待鉴定' },
    appraised: { zh: '待批准' },
    approved: { zh: '待监销' },
    kept: { zh: '不销毁' },
    destroyed: { zh: '已销毁' },
    refused: { zh: '不批准' },
    cancelled: { zh: '已作废' },
  },
  texts: {
    title: '清册名称',
    register: '清册',
    opinion: '意见',
    reason: '理由',
    note: '监销记录',
  },
  events: {
    DestructionListed: first(
      'DestructionListed',
      ({ data }, names) =>
        `列销毁清册:${ZONES[data.zone].zh} ${data.files.length} 卷;鉴定${names.account(data.appraiserId)},批准${names.account(data.approverId)},监销${data.witnessIds.map(names.account).join('、')}`,
    ),
    DestructionAppraised: first(
      'DestructionAppraised',
      ({ data }) =>
        `鉴定 ${data.petitionIds.length} 卷:${APPRAISALS[data.outcome].zh}${data.retention === null ? '' : `到${RETENTION_PERIODS[data.retention].zh}`}`,
    ),
    DestructionApproved: first(
      'DestructionApproved',
      ({ data }, names) =>
        `${names.account(data.byId)}批准:销毁 ${data.destroyed.length} 卷,延长 ${data.extended.length} 卷`,
    ),
    DestructionRefused: first('DestructionRefused', ({ data }, names) => `${names.account(data.byId)}不批准`),
    DestructionWitnessed: first(
      'DestructionWitnessed',
      ({ data }, names) => `监销签字(第${data.no}人):${names.account(data.byId)}`,
    ),
    DestructionCarriedOut: first(
      'DestructionCarriedOut',
      ({ data }, names) => `${names.account(data.byId)}实施销毁 ${data.petitionIds.length} 卷`,
    ),
    DestructionCancelled: first('DestructionCancelled', () => '作废清册'),
  },
  commands,
  evolve,
  decide: decideDestruction,
  seriesNeeded: destructionSeries,
  listedIn: ({ files }) => files.map(({ petitionId }) => petitionId),
  rowOf: (state) => ({
    open: ['listed', 'appraised', 'approved'].includes(state.status),
    number: state.number,
    openedOn: state.listedOn,
    partyOrgIds: [],
    accountIds: [state.listedBy, state.appraiserId, state.approverId, ...state.witnessIds],
    clock: null,
    facts: {
      zone: state.zone,
      petitionIds: state.files.map(({ petitionId }) => petitionId),
      files: state.files.map((file): DestructionFile => {
        const judged = state.outcomes[file.petitionId];
        return { ...file, outcome: judged?.outcome ?? null, extendedTo: judged?.retention ?? null };
      }),
      toDestroy: idsWith(state, 'destroy').length,
      listedBy: state.listedBy,
      appraiserId: state.appraiserId,
      approverId: state.approverId,
      witnessIds: state.witnessIds,
      witnessedBy: state.witnessedBy,
      approvedOn: state.approvedOn,
      carriedOutBy: state.carriedOutBy,
      destroyedOn: state.destroyedOn,
    },
  }),
  columns: [
    { zh: '库别', value: factLabel(ZONES, 'zone') },
    { zh: '卷数', value: factText(({ petitionIds }) => String((petitionIds as string[]).length)) },
    { zh: '销毁卷数', value: factValue('toDestroy') },
    { zh: '鉴定人', value: factAccount('appraiserId') },
    { zh: '批准人', value: factAccount('approverId') },
    {
      zh: '监销人',
      value: factText(({ witnessIds, witnessedBy }, names) =>
        (witnessIds as string[])
          .map((id) => `${names.account(id)}${(witnessedBy as string[]).includes(id) ? '' : '(未签)'}`)
          .join('、'),
      ),
    },
    { zh: '批准日', value: factValue('approvedOn') },
    { zh: '实施人', value: factAccount('carriedOutBy') },
    { zh: '销毁日', value: factValue('destroyedOn') },
  ],
};
