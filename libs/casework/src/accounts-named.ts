import { isUuid } from '#identity';
import { CaseworkRefused } from './casework-refused.js';
import type { CommandInput } from './complete-command.js';
import type { Office } from './office.js';

const ONE = ['handlerId', 'accountId', 'responsibleId', 'sponsorId', 'leaderId'] as const;
const SEVERAL = ['coHandlerIds', 'needToKnow', 'staffIds'] as const;
/** Refused by {@link checkLeader} with words of their own. */
const LEADING: readonly string[] = ['sponsorId', 'leaderId'];

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** Ids of people with the field that names each; what is no id at all the decider refuses. */
function peopleIn(input: CommandInput): { field: string; id: string }[] {
  const measures = listOf(input['measures']) as ({ responsibleId?: unknown } | null)[];
  const named: { field: string; id: unknown }[] = [
    ...ONE.map((field) => ({ field, id: input[field] })),
    ...SEVERAL.flatMap((field) => listOf(input[field]).map((id) => ({ field, id }))),
    ...measures.map((each, at) => ({ field: `measures[${at}].responsibleId`, id: each?.responsibleId })),
  ];
  return named.filter((each): each is { field: string; id: string } => isUuid(each.id));
}

/** Accounts named anywhere in a command, to be looked up in one go. */
export function accountsNamed(input: CommandInput): string[] {
  const { signerId } = (input['approval'] ?? {}) as { signerId?: unknown };
  const signers = isUuid(signerId) ? [signerId] : [];
  return [...new Set([...peopleIn(input).map(({ id }) => id), ...signers])];
}

/**
 * Whoever is named on a case has an account: two who were there (双人) are two people and no two made-up ids. Someone who
 * has left since may be named for what he did, but is given no case to handle. @rejects STAFF_UNKNOWN
 */
export function checkPeopleNamed(input: CommandInput, office: Office): void {
  for (const { field, id } of peopleIn(input)) {
    if (LEADING.includes(field)) continue;
    const person = office.colleagues.get(id.toLowerCase());
    if (!person || (field === 'handlerId' && person.disabled))
      throw new CaseworkRefused(
        'invalid',
        'STAFF_UNKNOWN',
        '所选的人员不存在或已停用,请从人员名单中重新选择。',
        { field },
      );
  }
}
