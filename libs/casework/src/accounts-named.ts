import type { CommandInput } from './complete-command.js';

/** Accounts named anywhere in a command, to be looked up in one go. */
export function accountsNamed(input: CommandInput): string[] {
  const approval = input['approval'] as { signerId?: unknown } | undefined;
  const named = [
    input['handlerId'],
    input['accountId'],
    input['responsibleId'],
    input['sponsorId'],
    input['leaderId'],
    approval?.signerId,
  ];
  const lists = [input['coHandlerIds'], input['needToKnow'], input['staffIds']].flatMap((list) =>
    Array.isArray(list) ? (list as unknown[]) : [],
  );
  return [
    ...new Set([...named, ...lists].filter((id): id is string => typeof id === 'string' && UUID.test(id))),
  ];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
