import { ORGANISATION_LIMITS } from '../glossary/limits.js';
import { isPlainDate } from '../civil-date.js';
import { Rejected } from '../rejected.js';
import { type Designation, requireFreeDesignation, requireFreeName } from './designation.js';
import type { OrganisationEvent } from './organisation-events.js';
import type { OrganisationState } from './organisation-state.js';

/** What an administrator may do to an organisation. @shape on: YYYY-MM-DD, the day from which it holds */
export type OrganisationCommand = {
  readonly orgId: number;
  readonly on: string;
  readonly basis: string;
} &
  /** @shape before: the name that the administrator saw when he gave the new one; left out = whichever it is */
  (
    | { readonly type: 'renameOrganisation'; readonly name: string; readonly before?: string }
    | { readonly type: 'disableOrganisation' }
    | { readonly type: 'enableOrganisation' }
  );

/** What a decision on an organisation may know. @shape activeAccounts: names; organisationsBelow: names of those in use */
export type OrganisationContext = Designation & {
  readonly today: string;
  /** The day on which it was made here, or that of its oldest petition where one came before. @shape YYYY-MM-DD */
  readonly knownSince: string;
  /** All other organisations in use. */
  readonly others: readonly Designation[];
  readonly openPetitionCount: number;
  readonly activeAccounts: readonly string[];
  readonly organisationsBelow: readonly string[];
  /** Whether the one above is in use; true at the top. */
  readonly superiorActive: boolean;
};

const { name: NAME_MAX, basis: BASIS_MAX } = ORGANISATION_LIMITS;
const BASIS_MIN = 2;
const NAMED_MAX = 5;

/**
 * Decides on a change of an organisation; nothing where it says what holds already.
 * @article domain.md §2.14: who is responsible is never left open, so none is taken out of use with work or people in it
 * @rejects ORGANISATION_BASIS_INVALID ORGANISATION_DAY_INVALID ORGANISATION_NAME_INVALID ORGANISATION_NAME_TAKEN
 *   ORGANISATION_CHANGED ORGANISATION_SHORT_CODE_TAKEN ORGANISATION_IN_USE ORGANISATION_SUPERIOR_DISABLED
 */
export function decideOrganisation(
  state: OrganisationState,
  command: OrganisationCommand,
  context: OrganisationContext,
): OrganisationEvent[] {
  const data = { orgId: command.orgId, on: dayOf(state, command, context), basis: basisOf(command) };
  switch (command.type) {
    case 'renameOrganisation': {
      const name = nameOf(command.name, context);
      if (name === context.name) return [];
      if (command.before !== undefined && command.before !== context.name)
        throw new Rejected(
          'ORGANISATION_CHANGED',
          null,
          `这个单位刚才已由他人更名为“${context.name}”,请核对后再办;什么都没有保存。`,
          { field: 'name' },
        );
      return [{ type: 'OrganisationRenamed', data: { ...data, before: context.name, name } }];
    }
    case 'disableOrganisation':
      if (!state.active) return [];
      requireUnused(context);
      return [{ type: 'OrganisationDisabled', data }];
    case 'enableOrganisation':
      if (state.active) return [];
      if (!context.superiorActive)
        throw new Rejected(
          'ORGANISATION_SUPERIOR_DISABLED',
          null,
          '上级单位已停用,请先恢复上级单位,再恢复本单位。',
          { field: 'orgId' },
        );
      requireFreeDesignation(context, context.others);
      return [{ type: 'OrganisationEnabled', data }];
    default:
      return command satisfies never;
  }
}

function basisOf({ basis }: OrganisationCommand): string {
  const text = basis.trim();
  if (text.length >= BASIS_MIN && text.length <= BASIS_MAX) return text;
  throw new Rejected(
    'ORGANISATION_BASIS_INVALID',
    null,
    `请写明所据文件的文号或者标题(${BASIS_MIN}至${BASIS_MAX}个字)。`,
    { field: 'basis' },
  );
}

/**
 * A change in the future would have to wait for its day, one before the last would turn their order round, and one before
 * anything of the organisation is here (a year mistyped) would take the former name from every paper.
 */
function dayOf(
  { changedOn }: OrganisationState,
  { on }: OrganisationCommand,
  { today, knownSince }: OrganisationContext,
) {
  const since = changedOn ?? (knownSince < today ? knownSince : today);
  if (isPlainDate(on) && on <= today && on >= since) return on;
  const why = changedOn === null ? '本单位在系统里最早的记录' : '上一次变动';
  throw new Rejected('ORGANISATION_DAY_INVALID', null, `生效日不得晚于今天,不得早于${why}(${since})。`, {
    field: 'on',
  });
}

function nameOf(given: string, context: OrganisationContext): string {
  const name = given.normalize('NFC').trim();
  if (name.length === 0 || name.length > NAME_MAX)
    throw new Rejected('ORGANISATION_NAME_INVALID', null, `单位名称须为1至${NAME_MAX}个字。`, {
      field: 'name',
    });
  requireFreeName(name, context.others);
  return name;
}

function requireUnused(context: OrganisationContext): void {
  const { openPetitionCount, activeAccounts, organisationsBelow } = context;
  const reasons = [
    openPetitionCount > 0 && `还有${openPetitionCount}件信访件没有办结,请先办结或者交接`,
    activeAccounts.length > 0 &&
      `还有${activeAccounts.length}个账号在用(${someOf(activeAccounts)}),请先停用这些账号`,
    organisationsBelow.length > 0 &&
      `还有${organisationsBelow.length}个下级单位在用(${someOf(organisationsBelow)}),请先停用下级单位`,
  ].filter((reason) => reason !== false);
  if (reasons.length === 0) return;
  throw new Rejected('ORGANISATION_IN_USE', null, `这个单位现在不能停用:${reasons.join(';')}。`, {
    field: 'orgId',
  });
}

const someOf = (names: readonly string[]): string =>
  `${names.slice(0, NAMED_MAX).join('、')}${names.length > NAMED_MAX ? '等' : ''}`;
