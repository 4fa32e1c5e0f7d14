import { isPlainDate } from '../civil-date.js';
import { addDays } from '../calendar.js';
import {
  articleOfParameter,
  checkOverride,
  overridesOn,
  type ParameterKey,
  type ParameterValue,
  profileOn,
} from '../parameters.js';
import { Rejected } from '../rejected.js';
import { checkValue } from './check-value.js';
import type { ProfileBasis, ProfileEvent } from './profile-events.js';
import { overridesFor, type ProfileState } from './profile-state.js';

/** What an administrator may do to the parameters of an organisation. @shape dates YYYY-MM-DD */
export type ProfileCommand = {
  readonly orgId: number;
  readonly reason: string;
  readonly basis: ProfileBasis;
} & (
  | {
      readonly type: 'setParameter';
      readonly key: string;
      readonly value: ParameterValue;
      readonly from: string;
      readonly to: string | null;
      readonly forBelow: boolean;
      /** Number of the newest change of this parameter that the administrator saw, 0 = none; left out = whichever. */
      readonly seen?: number;
    }
  | { readonly type: 'endParameter'; readonly ends: number; readonly to: string }
);

type SetParameter = Extract<ProfileCommand, { type: 'setParameter' }>;

/**
 * What a decision on parameters may know.
 * @shape actorOrgId: the administrator's; superiorId: of the organisation concerned, null at the top
 */
export type ProfileContext = {
  readonly today: string;
  readonly actorOrgId: number;
  readonly superiorId: number | null;
};

/** Values that nothing in this system hangs on; they are listed so that nobody looks for them in vain. */
export const REFERENCE_ONLY: readonly ParameterKey[] = [
  'shandong2015',
  // local habits that no clock and no check measures
  'referDays',
  'specificElementsMin',
];

const REASON_MIN = 4;
/** So far back a value may be dated: what an office had decided before it began to use the system. @unit days */
const BACK_DAYS_MAX = 366;
/** So far ahead one may be dated; beyond it somebody has mistyped the year. @unit days */
const AHEAD_DAYS_MAX = 731;

/**
 * Decides on a change of an organisation's parameters; nothing where it is in force already.
 * A value may be dated back for petitions still open (it is explained, and previewed before); what is closed by then
 * keeps the version under which it was closed.
 * @article the parameter's own
 * @rejects PROFILE_REASON_MISSING PROFILE_BASIS_MISSING PROFILE_DATED_BACK PROFILE_DATED_AHEAD PROFILE_CHANGED PROFILE_REFERENCE_ONLY PROFILE_CHANGE_UNKNOWN
 * PROFILE_SUPERIOR_ONLY PARAMETER_UNKNOWN PARAMETER_INVALID PARAMETER_FIXED_BY_LAW PARAMETER_LONGER_THAN_LAW
 */
export function decideProfile(
  state: ProfileState,
  command: ProfileCommand,
  context: ProfileContext,
): ProfileEvent[] {
  const { orgId, reason, basis } = command;
  checkWords(command, context);
  const head = { no: state.changes + 1, orgId, recordedOn: context.today, reason, basis };
  if (command.type === 'endParameter') {
    const { ends, to } = command;
    const ended = state.values.find((value) => value.no === ends && value.orgId === orgId);
    if (ended === undefined)
      throw new Rejected('PROFILE_CHANGE_UNKNOWN', null, '没有这一条参数设定,可能已由别人改过,请刷新。', {
        field: 'ends',
      });
    checkStandIns(ended.key, command, context);
    checkOverride({ ...ended, to });
    checkNotTooOld(addDays(to, 1), context);
    if ((ended.ended?.to ?? ended.to) === to) return [];
    return [{ type: 'ParameterEnded', article: articleOf(ended.key, to), data: { ...head, ends, to } }];
  }
  const { key, value, from, to, forBelow } = command;
  checkOverride({ key, value, from, to });
  if (REFERENCE_ONLY.includes(key as ParameterKey))
    throw new Rejected('PROFILE_REFERENCE_ONLY', null, '此项只供参考,本系统没有随它改变的做法,不能设定。', {
      field: 'key',
    });
  checkValue(key as ParameterKey, value);
  checkStandIns(key, command, context);
  checkNotTooOld(from, context);
  checkNotTooFar(from, context);
  const inForce = overridesOn(from, overridesFor(state, new Map([[orgId, 0]])));
  const same = inForce.find((one) => one.key === key && one.from === from && one.to === to);
  const known = state.values.find(({ no }) => no === same?.no);
  if (known !== undefined && isSame(known.value, value) && known.forBelow === forBelow) return [];
  checkSeen(state, command);
  const data = { ...head, key, value, from, to, forBelow };
  return [{ type: 'ParameterSet', article: articleOf(key, from), data }];
}

const isSame = (a: ParameterValue, b: ParameterValue): boolean => JSON.stringify(a) === JSON.stringify(b);

const articleOf = (key: string, date: string) => articleOfParameter(key as ParameterKey, profileOn(date));

function checkWords({ reason, basis }: ProfileCommand, { today }: ProfileContext): void {
  if (reason.trim().length < REASON_MIN)
    throw new Rejected('PROFILE_REASON_MISSING', null, `请说明为什么这样设定(不少于${REASON_MIN}个字)。`, {
      field: 'reason',
    });
  const { docNo, title, decidedOn } = basis;
  if (docNo.trim() === '' || title.trim() === '' || !isPlainDate(decidedOn) || decidedOn > today)
    throw new Rejected('PROFILE_BASIS_MISSING', null, '请写明所据文件的文号、标题和日期,日期不得晚于今天。', {
      field: 'basis',
    });
}

/** The small office is approved by the superior department (O-98); the topmost one answers for itself. */
function checkStandIns(key: string, { orgId }: ProfileCommand, context: ProfileContext): void {
  const { actorOrgId, superiorId } = context;
  if (key !== 'smallOffice' || superiorId === null || actorOrgId !== orgId) return;
  throw new Rejected(
    'PROFILE_SUPERIOR_ONLY',
    null,
    '小机关模式由上级组织部批准并设定(O-98),本单位不能自行开关。',
    { field: 'key' },
  );
}

function checkNotTooOld(from: string, { today }: ProfileContext): void {
  if (from >= addDays(today, -BACK_DAYS_MAX)) return;
  throw new Rejected(
    'PROFILE_DATED_BACK',
    null,
    `生效日最多追溯${BACK_DAYS_MAX}天;更早的件各按当时的口径,不再改。`,
    { field: 'from' },
  );
}

function checkNotTooFar(from: string, { today }: ProfileContext): void {
  if (from <= addDays(today, AHEAD_DAYS_MAX)) return;
  throw new Rejected('PROFILE_DATED_AHEAD', null, '生效日最多提前两年,请核对年份。', { field: 'from' });
}

/** What somebody else set or ended after it was looked at is not set over unread. */
function checkSeen({ values }: ProfileState, { orgId, key, seen }: SetParameter): void {
  const since = values.find(
    (value) =>
      value.orgId === orgId &&
      value.key === key &&
      Math.max(value.no, value.ended?.no ?? 0) > (seen ?? Infinity),
  );
  if (since === undefined) return;
  throw new Rejected(
    'PROFILE_CHANGED',
    null,
    '这个参数刚才已由他人设定或者停用过,请关闭后看“设定记录”,核对了再设;什么都没有保存。',
    { field: 'key' },
  );
}
