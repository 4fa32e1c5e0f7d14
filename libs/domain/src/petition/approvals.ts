import { ROLES } from '../glossary/index.js';
import type { Role } from '../glossary/index.js';
import type { ApprovalInput } from './commands.js';
import type { AccountId, DecisionContext, PlainDate } from './context.js';
import { requireCode, requireFlag, requireId, requireRecord } from './decide/checks/codes.js';
import { requireNotBefore, requirePast } from './decide/checks/dates.js';
import { refuse, refuseIf } from './decide/checks/refuse.js';
import type { Approval, CadreAuthority, SubjectFacts } from './events.js';

/** A section or single window 科室(扎口), B deputy 分管副部长, C head 部长, D 党委主要负责同志 (outside the system). */
export type ApprovalLevel = Approval['level'];

/** Who is accused: a column of the QP03 table. `none` = suggestion or appeal without an accused. */
export type AccusedColumn = 'none' | 'subordinate' | 'own' | 'ownChief' | 'superior' | 'ourOwnPeople';

/** What is decided: a row of the QP03 table. */
export type DecisionKind =
  | 'routing'
  | 'filing'
  | 'inquiry'
  | 'reminder'
  | 'admonition'
  | 'caseOpening'
  | 'conclusion'
  | 'extensionItem6'
  | 'extensionVerification'
  | 'issuing'
  | 'issuingMajor'
  | 'referral'
  | 'sealedReport'
  | 'closing'
  | 'revealing';

/** `never` = 不可, `–` = does not arise. `report` = also reported there, with the paper on file. */
type Cell = ApprovalLevel | 'never' | '–' | { level: ApprovalLevel; report: 'D' | 'superiorOrgDept' };
const CtoD = { level: 'C', report: 'D' } as const;
const CtoSuperior = { level: 'C', report: 'superiorOrgDept' } as const;

const COLUMNS: readonly AccusedColumn[] = [
  'none',
  'subordinate',
  'own',
  'ownChief',
  'superior',
  'ourOwnPeople',
];

/** QP03: the least level that may approve (domain.md §2.5), row by row in the order of COLUMNS. */
export const MINIMUM_LEVELS: Readonly<Record<DecisionKind, readonly Cell[]>> = {
  routing: ['A', 'A', 'B', 'C', 'C', 'C'],
  filing: ['A', 'B', 'B', 'C', 'never', 'C'],
  inquiry: ['–', 'B', 'C', 'C', 'never', 'C'],
  reminder: ['–', 'B', 'C', 'C', 'never', 'C'],
  admonition: ['–', 'C', 'D', 'D', 'never', 'D'],
  caseOpening: ['–', 'B', 'C', CtoD, 'never', CtoSuperior],
  conclusion: ['–', 'B', 'C', CtoD, 'never', CtoSuperior],
  extensionItem6: ['C', 'C', 'C', 'C', '–', 'C'],
  extensionVerification: ['–', 'B', 'C', 'C', 'never', 'C'],
  issuing: ['B', 'B', 'B', 'C', '–', 'C'],
  issuingMajor: ['C', 'C', 'C', 'C', '–', 'C'],
  referral: ['B', 'B', 'C', CtoD, 'never', 'C'],
  sealedReport: ['–', '–', '–', '–', 'C', 'C'],
  closing: ['A', 'B', 'B', 'C', '–', 'C'],
  revealing: ['C', 'C', 'C', 'C', 'C', 'C'],
};

const ORDER: readonly ApprovalLevel[] = ['A', 'B', 'C', 'D'];
/** Is the first level at least the second? */
export const atLeast = (level: ApprovalLevel, needed: ApprovalLevel): boolean =>
  ORDER.indexOf(level) >= ORDER.indexOf(needed);

/** Which column of the QP03 table a person's authority falls into. An unknown one is taken as ours until known. */
export function columnOf(authority: CadreAuthority | undefined): AccusedColumn {
  switch (authority) {
    case 'subordinate':
    case 'ownChief':
    case 'superior':
    case 'own':
      return authority;
    case 'ownStaff':
    case 'ownHead':
      return 'ourOwnPeople';
    case 'unknown':
    case undefined:
      return 'own';
    default: {
      const unknown: never = authority;
      return unknown;
    }
  }
}

/** All columns that a petition falls into: one for each accused; an accusation against nobody named counts as ours. */
export function columnsOf(subjects: readonly SubjectFacts[], isAccusation: boolean): AccusedColumn[] {
  const accused = subjects.filter(
    ({ role, cadreAuthority }) => role === 'accused' || cadreAuthority !== undefined,
  );
  if (accused.length === 0) return isAccusation ? ['own'] : ['none'];
  return [...new Set(accused.map(({ cadreAuthority }) => columnOf(cadreAuthority)))];
}

/** What the table asks for. @shape level null: not ours to decide; reports: where it is also reported */
export type RequiredApproval = { level: ApprovalLevel | null; reports: ('D' | 'superiorOrgDept')[] };

/** The highest that any of these decisions needs for any of the accused (QP03). A cell that does not arise needs level A. */
export function requiredApproval(
  decisions: readonly DecisionKind[],
  columns: readonly AccusedColumn[],
): RequiredApproval {
  const cells = decisions.flatMap((decision) =>
    columns.map((column) => MINIMUM_LEVELS[decision][COLUMNS.indexOf(column)] ?? '–'),
  );
  if (cells.includes('never')) return { level: null, reports: [] };
  let level: ApprovalLevel = 'A';
  const reports = new Set<'D' | 'superiorOrgDept'>();
  for (const cell of cells) {
    if (cell === '–' || cell === 'never') continue;
    const needed = typeof cell === 'string' ? cell : cell.level;
    if (typeof cell !== 'string') reports.add(cell.report);
    if (atLeast(needed, level)) level = needed;
  }
  return { level, reports: [...reports] };
}

const LEVEL_ZH: Readonly<Record<ApprovalLevel, string>> = {
  A: '扎口负责人(科室负责人)',
  B: '分管副部长',
  C: '部长',
  D: '党委主要负责同志',
};

/** The level of a capacity, null for those that approve nothing. */
export const levelOf = (capacity: Role): ApprovalLevel | null => ROLES[capacity].level;

/** What an approval is held against. */
export type ApprovalNeed = {
  decisions: readonly DecisionKind[];
  columns: readonly AccusedColumn[];
  /** The step before which nothing can be approved. */
  after: { on: PlainDate; zh: string };
};

/** 小机关: a deputy with the head's written authority decides extensions; the paper is recorded (§2.14, R-35). */
function effectiveLevel(
  input: ApprovalInput,
  need: ApprovalNeed,
  ctx: DecisionContext,
): ApprovalLevel | null {
  const level = levelOf(input.capacity);
  const extension = need.decisions.every(
    (decision) => decision === 'extensionItem6' || decision === 'extensionVerification',
  );
  return extension && ctx.organisation.smallOffice && level === 'B' && input.onPaper ? 'C' : level;
}

/**
 * The approval of a decision: a real day, signed by the actor or on paper (§2.14), high enough for QP03.
 * Level D lies outside the system: the head signs for it with the superior's paper on file, hence `onPaper`.
 * @rejects APPROVAL_REQUIRED APPROVAL_NOT_BY_SIGNER APPROVAL_LEVEL_TOO_LOW APPROVAL_NOT_OURS DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function requireApproval(value: unknown, need: ApprovalNeed, ctx: DecisionContext): Approval {
  if (value === undefined || value === null) {
    refuse('APPROVAL_REQUIRED', {
      article: 'oneDisposition',
      message: '须有批准人签批(QP03)。',
      detail: { field: 'approval' },
    });
  }
  const raw = requireRecord(value, 'approval', '签批');
  const input: ApprovalInput = {
    signerId: requireId(raw.signerId, 'approval.signerId', '签批人'),
    capacity: requireCode(raw.capacity, ROLES, 'approval.capacity', '签批人职务'),
    signedOn: requirePast(raw.signedOn, 'approval.signedOn', '签批日', ctx),
    onPaper: requireFlag(raw.onPaper, 'approval.onPaper', '纸质签批'),
  };
  requireNotBefore(input.signedOn, 'approval.signedOn', '签批日', need.after);
  requireOwnHand(input, ctx);
  const required = requiredApproval(need.decisions, need.columns);
  if (required.level === null) {
    refuse('APPROVAL_NOT_OURS', {
      article: 'reportUp',
      message: '反映上级管理干部的,本级不能作此决定,应以密封件报上级组织部门(O-10、QP03)。',
      detail: { field: 'approval' },
    });
  }
  const level = requireLevel(effectiveLevel(input, need, ctx), required.level, input);
  return { ...input, level };
}

// Signing in the system is signing oneself; whoever was not at the screen signed on paper, and the actor records it.
function requireOwnHand(input: ApprovalInput, ctx: DecisionContext): void {
  const own = input.signerId === ctx.actor.accountId && ctx.actor.roles.includes(input.capacity);
  refuseIf(!input.onPaper && !own, 'APPROVAL_NOT_BY_SIGNER', {
    article: 'oneDisposition',
    message: '签批须由签批人本人以其职务登录作出;纸质批示由经办人录入的,请勾选“纸质签批”(§2.14)。',
    detail: { field: 'approval.signerId' },
  });
}

function requireLevel(
  level: ApprovalLevel | null,
  needed: ApprovalLevel,
  input: ApprovalInput,
): ApprovalLevel {
  if (needed === 'D' && level === 'C' && input.onPaper) return 'D';
  if (level !== null && atLeast(level, needed)) return level;
  return refuse('APPROVAL_LEVEL_TOO_LOW', {
    article: 'oneDisposition',
    message:
      needed === 'D'
        ? '该决定须报党委主要负责同志批准,由部长凭纸质批件签批(QP03)。'
        : `该决定至少须由${LEVEL_ZH[needed]}批准(QP03)。`,
    detail: { field: 'approval.capacity', needed },
  });
}

/** Who stood in for whom, for the verdict and the quarterly report (O-99). */
export type Substitution = { insteadOf: Role; because: 'smallOffice' };

/**
 * 审核人 ≠ 承办人 (§2.14, a separation by design). In a small office the head of the single window examines;
 * what that head handled, the deputy examines.
 * @shape null: the separation is kept as usual
 * @rejects EXAMINER_IS_HANDLER EXAMINER_CAPACITY
 */
export function examinerSubstitution(
  handlers: readonly (AccountId | null)[],
  ctx: DecisionContext,
): Substitution | null {
  const { accountId, capacity } = ctx.actor;
  refuseIf(handlers.includes(accountId), 'EXAMINER_IS_HANDLER', {
    article: 'fourCheckpoints',
    message: '审核人不能是承办人本人;扎口负责人自办的件由分管副部长审核(§2.14)。',
    detail: { field: 'actor' },
  });
  if (capacity === 'examiner') return null;
  const standsIn = capacity === 'windowHead' || capacity === 'deputyLeader';
  if (standsIn && ctx.organisation.smallOffice) return { insteadOf: 'examiner', because: 'smallOffice' };
  return refuse('EXAMINER_CAPACITY', {
    article: 'fourCheckpoints',
    message: '四关审核须由审核人作出;小机关模式下由扎口负责人或分管副部长代(O-98、O-99)。',
    detail: { field: 'actor' },
  });
}
