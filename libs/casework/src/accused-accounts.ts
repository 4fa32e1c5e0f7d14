import type { Queryable } from '#event-store';
import type { PetitionCommand } from '#domain';

type Arrival = PetitionCommand & { type: 'register' | 'importHistory' };
type Candidate = { accountId: string; name: string; organisation: string; section: string | null };

const FIND = `select a.id as "accountId", a.display_name as name, o.name as organisation, a.section
  from idn.account a join idn.organisation o on o.id = a.org_id where a.display_name = any($1::text[])`;

/**
 * The accused who may be users of this system are excluded from the first moment (domain.md §9): same name, and a unit
 * that does not speak against it. A mere namesake stays out of this one petition; the other way round a reporter would
 * be exposed.
 */
export async function withAccusedAccounts<C extends Arrival>(client: Queryable, command: C): Promise<C> {
  const names = command.subjects.flatMap(({ role, name }) => (role === 'accused' && name ? [name] : []));
  if (names.length === 0) return command;
  const { rows } = await client.query<Candidate>(FIND, [names]);
  if (rows.length === 0) return command;
  return {
    ...command,
    subjects: command.subjects.map((subject) => {
      if (subject.role !== 'accused' || subject.accountId) return subject;
      const user = rows.find(
        (candidate) => candidate.name === subject.name && unitFits(candidate, subject.unit),
      );
      return user ? { ...subject, accountId: user.accountId } : subject;
    }),
  };
}

/** 单位写得有繁有简: either name containing the other is taken as the same unit. */
function unitFits({ organisation, section }: Candidate, unit: string | undefined): boolean {
  if (unit === undefined || unit === '') return true;
  return [organisation, section].some((own) => own !== null && (own.includes(unit) || unit.includes(own)));
}
