import type { Split } from '../commands.js';
import type { MatterFacts, SubjectFacts } from '../events.js';
import type { PetitionState } from '../state.js';
import { requireId, requireList, requireRecord, requireWhole } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { zoneOf } from './checks/zone.js';

/** One part of a split with all that follows from its matters. */
export type Part = {
  petitionId: string;
  /** Numbers in the parent. */
  matterNos: number[];
  matters: MatterFacts[];
  subjects: SubjectFacts[];
  zone: ReturnType<typeof zoneOf>;
};

/** Matters of different class or item of Article 31 go different roads (§5.0 no. 7). */
export function takesOneRoad(matters: readonly MatterFacts[]): boolean {
  const [first] = matters;
  return matters.every((each) => each.class === first?.class && each.appealKind === first.appealKind);
}

/**
 * Whom a part takes along. Subjects belong to the letter, not to a matter, so beside an accusation nobody can tell
 * whom an appeal names: the appeal goes without any accused (R-23, 30③).
 */
function subjectsOfPart(state: PetitionState, matters: readonly MatterFacts[]): SubjectFacts[] {
  const letterAccuses = state.arrival.matters.some((matter) => matter.class === 'accusation');
  const partAccuses = matters.some((matter) => matter.class === 'accusation');
  return letterAccuses && !partAccuses
    ? state.arrival.subjects.filter(({ role }) => role === 'petitioner' || role === 'representative')
    : state.arrival.subjects;
}

/**
 * The parts of a split: together they hold every matter exactly once, each takes one road.
 * @rejects SPLIT_NEEDS_TWO_PARTS SPLIT_NOT_A_PARTITION SPLIT_PART_MIXED SPLIT_TWICE_INTO_ONE
 */
export function partsOf(state: PetitionState, command: Split): Part[] {
  const { matters } = state.arrival;
  refuseIf(matters.length < 2, 'SPLIT_NEEDS_TWO_PARTS', {
    article: 'appealKinds',
    message: '只有一个事项的件不用拆分(R-23)。',
    detail: { field: 'parts' },
  });
  const list = requireList(command.parts, 'parts', '拆分', { min: 2, max: matters.length });
  const parts = list.map((each, at) => partOf(state, each, at));
  const numbers = parts.flatMap((part) => part.matterNos);
  refuseIf(
    numbers.length !== matters.length || new Set(numbers).size !== matters.length,
    'SPLIT_NOT_A_PARTITION',
    {
      article: 'appealKinds',
      message: '拆分须把每个事项各放进一件,不重不漏(R-23)。',
      detail: { field: 'parts', matterCount: matters.length },
    },
  );
  const ids = parts.map((part) => part.petitionId);
  refuseIf(new Set([...ids, state.petitionId]).size !== ids.length + 1, 'SPLIT_TWICE_INTO_ONE', {
    message: '拆分出的各件须各有自己的标识。',
    detail: { field: 'parts' },
  });
  return parts;
}

function partOf(state: PetitionState, value: unknown, at: number): Part {
  const field = `parts[${at}]`;
  const input = requireRecord(value, field, '拆分');
  const matterNos = requireList(input.matterNos, `${field}.matterNos`, '事项', { min: 1, max: 20 }).map(
    (no) => requireWhole(no, `${field}.matterNos`, '事项序号', { min: 1, max: state.arrival.matters.length }),
  );
  const matters = matterNos.map(
    (no) =>
      state.arrival.matters.find((matter) => matter.matterNo === no) ??
      refuse('SPLIT_NOT_A_PARTITION', { message: '没有这个事项。', detail: { field: `${field}.matterNos` } }),
  );
  refuseIf(!takesOneRoad(matters), 'SPLIT_PART_MIXED', {
    article: 'appealKinds',
    message: '拆分出的一件只能有一个类别、一条路径(R-23)。',
    detail: { field: `${field}.matterNos` },
  });
  const subjects = subjectsOfPart(state, matters);
  return {
    petitionId: requireId(input.petitionId, `${field}.petitionId`, '拆分出的件'),
    matterNos,
    matters,
    subjects,
    zone: zoneOf(
      matters.map((matter) => matter.class),
      subjects,
    ),
  };
}

/**
 * A general child of a restricted letter takes an ordinary number of its own: the restricted number on its papers
 * would tell the unit below that the petitioner has also reported somebody (30③).
 */
export const needsOrdinaryNo = (state: PetitionState, parts: readonly Part[]): boolean =>
  state.zone !== 'general' && parts.some((part) => part.zone === 'general');
