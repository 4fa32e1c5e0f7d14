import type { CorrectRegistration } from '../../commands.js';
import type { DecisionContext, SubjectId } from '../../context.js';
import type { PersonFields, SubjectFacts } from '../../events.js';
import type { PetitionState } from '../../state.js';
import { clarity } from './arrival.js';
import { requireId, requireRecord } from './codes.js';
import { correctedSubjects, personOf } from './persons.js';
import { refuse, refuseIf } from './refuse.js';
import { requireText, TEXT_LIMITS } from './text.js';

type Persons = Record<SubjectId, PersonFields>;

/** People of a petition after a correction. @shape persons: only what changed, an empty text = taken out */
export type CorrectedPeople = {
  subjects: SubjectFacts[];
  persons: Persons;
  clear: { nameClear: boolean; addressClear: boolean };
  /** As in the event: `petitioner.phone`, `accused.cadreAuthority`. */
  named: string[];
  /** As they are known from now on, to be held against anonymity. */
  known: Persons;
};

/** A name is put right, not taken out: without one the petition is anonymous, and that is said as such. */
const EMPTIABLE = ['idNo', 'phone', 'address', 'unit', 'post', 'rank', 'politicalStatus'] as const;

const speaks = ({ role }: SubjectFacts): boolean => role === 'petitioner' || role === 'representative';

/**
 * People as they are corrected (更正登记): a field put right or taken out, a petitioner who was not known, his name gone
 * where the petition turns out to be anonymous, the authority over an accused.
 * @rejects SUBJECT_UNKNOWN PETITIONER_ALREADY_REGISTERED FIELD_NOT_FOR_ROLE and those of `personOf`
 */
export function correctedPeople(
  state: PetitionState,
  command: CorrectRegistration,
  { anonymous, ctx }: { anonymous: boolean; ctx: DecisionContext },
): CorrectedPeople {
  const added = addedPetitioner(state, command, ctx);
  const before = correctedSubjects(state.arrival.subjects, command.subjects);
  const subjects = [...added.subjects, ...before];
  const known = command.known ?? placeholders(state);
  const given = { ...givenPersons(state, command, ctx), ...added.persons };
  const persons = onlyDifferent(anonymous ? withoutNames(subjects, known, given) : given, known);
  const after = Object.fromEntries(
    subjects.map(({ subjectId }) => [subjectId, filled({ ...known[subjectId], ...persons[subjectId] })]),
  );
  return {
    subjects,
    persons,
    known: after,
    clear: clearAfter(state, { subjects, persons, after, anonymous }),
    named: namesOf(subjects, { persons, before: state.arrival.subjects }),
  };
}

/** 匿名 to 实名: the reporter who turns out to be somebody becomes a person of the petition, with a key of his own. */
function addedPetitioner(
  state: PetitionState,
  { petitioner }: CorrectRegistration,
  ctx: DecisionContext,
): { subjects: SubjectFacts[]; persons: Persons } {
  if (petitioner === undefined || petitioner === null) return { subjects: [], persons: {} };
  refuseIf(state.arrival.subjects.some(speaks), 'PETITIONER_ALREADY_REGISTERED', {
    message: '该件已登记信访人,请直接更正其姓名等各栏。',
    detail: { field: 'petitioner' },
  });
  const input = requireRecord(petitioner, 'petitioner', '信访人');
  const subjectId = requireId(input['subjectId'], 'petitioner.subjectId', '人员');
  requireText(input['name'], 'petitioner.name', '信访人姓名(名称)', { max: TEXT_LIMITS.name });
  return {
    subjects: [{ subjectId, role: 'petitioner' }],
    persons: { [subjectId]: personOf(input, 'petitioner', ctx) },
  };
}

function givenPersons(state: PetitionState, command: CorrectRegistration, ctx: DecisionContext): Persons {
  const persons: Persons = {};
  for (const [subjectId, given] of Object.entries(
    requireRecord(command.persons ?? {}, 'persons', '人员信息'),
  )) {
    if (!state.arrival.subjects.some((subject) => subject.subjectId === subjectId)) {
      refuse('SUBJECT_UNKNOWN', { message: '该件没有登记这个人员。', detail: { field: 'persons' } });
    }
    const input = requireRecord(given, 'persons', '人员信息');
    const emptied = EMPTIABLE.filter((key) => input[key] === null || input[key] === '');
    persons[subjectId] = {
      ...personOf(input, 'persons', ctx),
      ...Object.fromEntries(emptied.map((key) => [key, ''])),
    };
  }
  return persons;
}

/** An anonymous petition keeps no name of whoever speaks in it; one that is given now is refused by its own check. */
function withoutNames(subjects: readonly SubjectFacts[], known: Known, given: Persons): Persons {
  const named = subjects.filter(
    (subject) =>
      speaks(subject) &&
      known[subject.subjectId]?.name !== undefined &&
      known[subject.subjectId]?.redacted === undefined &&
      given[subject.subjectId]?.name === undefined,
  );
  return {
    ...given,
    ...Object.fromEntries(named.map(({ subjectId }) => [subjectId, { ...given[subjectId], name: '' }])),
  };
}

type Known = NonNullable<CorrectRegistration['known']>;

// The state knows only whether a name and an address are clear: a placeholder stands where nobody read the persons.
function placeholders({ arrival }: PetitionState): Known {
  const first = arrival.subjects.find(speaks);
  if (first === undefined) return {};
  return {
    [first.subjectId]: {
      ...(arrival.nameClear ? { name: '—' } : {}),
      ...(arrival.addressClear ? { address: '—' } : {}),
    },
  };
}

/** What would be as it was is left out, so that a form sent back unchanged leaves no trace. */
function onlyDifferent(persons: Persons, known: Known): Persons {
  return Object.fromEntries(
    Object.entries(persons)
      .map(([subjectId, fields]) => {
        const before: Record<string, unknown> = known[subjectId] ?? {};
        const changed = Object.entries(fields).filter(([key, value]) => value !== (before[key] ?? ''));
        return [subjectId, Object.fromEntries(changed)] as const;
      })
      .filter(([, fields]) => Object.keys(fields).length > 0),
  );
}

const filled = (person: PersonFields): PersonFields =>
  Object.fromEntries(Object.entries(person).filter(([, value]) => value !== ''));

type After = { subjects: SubjectFacts[]; persons: Persons; after: Persons; anonymous: boolean };

/** judged anew only where a name or an address of whoever speaks was touched. */
function clearAfter(
  state: PetitionState,
  { subjects, persons, after, anonymous }: After,
): CorrectedPeople['clear'] {
  const touched = (key: 'name' | 'address') =>
    subjects.some((subject) => speaks(subject) && persons[subject.subjectId]?.[key] !== undefined);
  const now = clarity(subjects, after, anonymous);
  return {
    nameClear: !anonymous && (touched('name') ? now.nameClear : state.arrival.nameClear),
    addressClear: touched('address') ? now.addressClear : state.arrival.addressClear,
  };
}

function namesOf(
  subjects: readonly SubjectFacts[],
  { persons, before }: { persons: Persons; before: readonly SubjectFacts[] },
): string[] {
  return [
    ...new Set(
      subjects.flatMap(({ subjectId, role, cadreAuthority }) => {
        const was = before.find((one) => one.subjectId === subjectId);
        const fields = Object.keys(persons[subjectId] ?? {});
        const moved = was !== undefined && was.cadreAuthority !== cadreAuthority;
        return [...fields, ...(moved ? ['cadreAuthority'] : [])].map((field) => `${role}.${field}`);
      }),
    ),
  ];
}
