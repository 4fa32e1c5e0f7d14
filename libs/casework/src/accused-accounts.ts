import type { Queryable } from '#event-store';
import type { CorrectRegistration, PersonFields, PetitionCommand, SubjectFacts } from '#domain';

type Arrival = PetitionCommand & { type: 'register' | 'importHistory' | 'takeOver' };
type Candidate = { accountId: string; name: string; organisation: string; section: string | null };

const FIND = `select a.id as "accountId", a.display_name as name, o.name as organisation, a.section
  from idn.account a join idn.organisation o on o.id = a.org_id where a.display_name = any($1::text[])`;

/**
 * The accused who may be users of this system are excluded from the first moment (domain.md §9): same name, and a unit
 * that does not speak against it. A mere namesake stays out of this one petition; the other way round a reporter would
 * be exposed.
 */
export async function withAccusedAccounts<C extends Arrival>(client: Queryable, command: C): Promise<C> {
  const users = await usersNamed(
    client,
    command.subjects.flatMap(({ role, name }) => (role === 'accused' && name ? [name] : [])),
  );
  if (users.length === 0) return command;
  return {
    ...command,
    subjects: command.subjects.map((subject) => {
      if (subject.role !== 'accused' || subject.accountId) return subject;
      const accountId = accountOf(users, subject);
      return accountId === undefined ? subject : { ...subject, accountId };
    }),
  };
}

/**
 * The same for a corrected name or unit: who is recognised by what is known now is kept away from now on. A correction
 * never lets somebody back in.
 * @shape known: identities as they stand in the stream
 */
export async function withCorrectedAccused(
  client: Queryable,
  command: CorrectRegistration,
  { subjects, known }: { subjects: readonly SubjectFacts[]; known: Record<string, PersonFields> },
): Promise<CorrectRegistration> {
  const persons = command.persons ?? {};
  const changed = subjects.flatMap(({ subjectId, role }) => {
    const given = persons[subjectId];
    return role === 'accused' && (given?.name != null || given?.unit !== undefined)
      ? [{ subjectId, ...known[subjectId], ...given }]
      : [];
  });
  const users = await usersNamed(
    client,
    changed.flatMap(({ name }) => (name ? [name] : [])),
  );
  const found = changed.flatMap(({ subjectId, ...person }) => {
    const accountId = accountOf(users, person);
    return accountId === undefined
      ? []
      : [[subjectId, { ...command.subjects?.[subjectId], accountId }] as const];
  });
  return found.length === 0
    ? command
    : { ...command, subjects: { ...command.subjects, ...Object.fromEntries(found) } };
}

async function usersNamed(client: Queryable, names: readonly string[]): Promise<Candidate[]> {
  // the database cannot be asked for a name with NUL; the rules refuse it afterwards with its field
  const askable = names.filter((name) => !name.includes('\u0000'));
  if (askable.length === 0) return [];
  return (await client.query<Candidate>(FIND, [askable])).rows;
}

type Named = { [K in 'name' | 'unit']?: string | null };

const accountOf = (users: readonly Candidate[], { name, unit }: Named): string | undefined =>
  users.find((candidate) => candidate.name === name && unitFits(candidate, unit))?.accountId;

/** 单位写得有繁有简: either name containing the other is taken as the same unit. */
function unitFits({ organisation, section }: Candidate, unit: string | null | undefined): boolean {
  if (unit === undefined || unit === null || unit === '') return true;
  return [organisation, section].some((own) => own !== null && (own.includes(unit) || unit.includes(own)));
}
