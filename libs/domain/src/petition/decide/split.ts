import type { Split } from '../commands.js';
import type { DecisionContext, PetitionId, SubjectId } from '../context.js';
import type { ArrivalText, MatterText, PersonFields, PetitionEvent, PetitionSplitOff } from '../events.js';
import { childNo, ordinaryNo } from '../number-formats.js';
import type { PetitionState } from '../state.js';
import { requireRecord } from './checks/codes.js';
import { refuse } from './checks/refuse.js';
import { present, requireText, TEXT_LIMITS } from './checks/text.js';
import { needsOrdinaryNo, partsOf } from './split-parts.js';
import type { Part } from './split-parts.js';

function matterTextOf(text: ArrivalText, matterNo: number): MatterText {
  const matters: Record<string, unknown> = requireRecord(text.matters, 'text.matters', '事项文字');
  const matter = requireRecord(matters[String(matterNo)], 'text.matters', '事项文字');
  const summary = requireText(matter.summary, 'text.matters', '事项概况', { max: TEXT_LIMITS.summary });
  if (!Array.isArray(matter.points)) {
    refuse('FIELD_INVALID', { message: '事项要点无效。', detail: { field: 'text.matters' } });
  }
  const points = matter.points.map((point: unknown) =>
    requireText(point, 'text.matters', '事项要点', { max: TEXT_LIMITS.point }),
  );
  return { summary, points };
}

/** A child that must not carry what the letter accuses somebody of. */
const isRetold = (state: PetitionState, part: Part): boolean =>
  state.zone !== 'general' && part.zone === 'general';

const shortened = (text: string): string => [...text].slice(0, TEXT_LIMITS.title).join('');

/**
 * The text of a child. Beside an accusation, a child of another class is told only its own matters in our own words
 * 转述: neither title nor letter, place or remark of the whole, which speak of the accusation (R-23, 30③).
 */
function textOfPart(state: PetitionState, part: Part, text: ArrivalText): ArrivalText {
  const matters = part.matterNos.map((no) => matterTextOf(text, no));
  const own = {
    title: shortened(matters[0]?.summary ?? ''),
    matters: Object.fromEntries(matters.map((matter, at) => [String(at + 1), matter])),
  };
  if (isRetold(state, part)) {
    const told = matters.flatMap(({ summary, points }) => [
      summary,
      ...points.map((point, at) => `${at + 1}.${point}`),
    ]);
    return { ...own, content: [...told.join('\n')].slice(0, TEXT_LIMITS.content).join('') };
  }
  return {
    ...own,
    content: requireText(text.content, 'text.content', '内容', { max: TEXT_LIMITS.content }),
    ...present({
      place: text.place,
      externalNo: text.externalNo,
      legacyNo: text.legacyNo,
      backdatingEvidence: text.backdatingEvidence,
      oralConfirmation: text.oralConfirmation,
    }),
  };
}

function personsOfPart(part: Part, value: unknown): Record<SubjectId, PersonFields> {
  const persons = requireRecord(value, 'persons', '人员信息') as Record<SubjectId, PersonFields>;
  return Object.fromEntries(
    part.subjects.map(({ subjectId }) => [
      subjectId,
      // A forgotten subject has nothing left to hand on.
      Object.hasOwn(persons, subjectId)
        ? (requireRecord(persons[subjectId], 'persons', '人员信息') as PersonFields)
        : {},
    ]),
  );
}

type Numbers = Pick<PetitionState['arrival'], 'petitionNo' | 'displayNo' | 'series'>;

function childOf(
  state: PetitionState,
  part: Part,
  suffix: number,
  given: { command: Split; base: Numbers },
): PetitionSplitOff {
  const { arrival } = state;
  return {
    type: 'PetitionSplitOff',
    occurredOn: arrival.receivedOn,
    article: 'appealKinds',
    data: {
      ...arrival,
      ...childNo(given.base, suffix),
      zone: part.zone,
      // The urgency of the accusation stays with the accusation.
      urgentGrounds: isRetold(state, part)
        ? arrival.urgentGrounds.filter((ground) => ground !== 'seriousCadreMatter')
        : arrival.urgentGrounds,
      subjects: part.subjects,
      matters: part.matters.map((matter, at) => ({ ...matter, matterNo: at + 1 })),
      parentId: state.petitionId,
      suffix,
    },
    sealed: textOfPart(state, part, given.command.text),
    persons: personsOfPart(part, given.command.persons),
  };
}

/**
 * 拆分: the matters live on in children `-1`, `-2` …, each of one class and one road, with clocks from the same
 * receipt; the parent keeps the count of items. Children of a general letter keep its number; a general child of a
 * restricted letter takes an ordinary base number.
 * @rejects SPLIT_NEEDS_TWO_PARTS SPLIT_NOT_A_PARTITION SPLIT_PART_MIXED SPLIT_TWICE_INTO_ONE NUMBER_NOT_TAKEN
 */
export function split(
  state: PetitionState,
  command: Split,
  ctx: DecisionContext,
): { events: PetitionEvent[]; others: { petitionId: PetitionId; events: PetitionEvent[] }[] } {
  const parts = partsOf(state, command);
  const reason = requireText(command.reason, 'reason', '拆分的理由', { max: TEXT_LIMITS.reason });
  requireRecord(command.text, 'text', '原件文字');
  const { arrival } = state;
  const ordinary = needsOrdinaryNo(state, parts)
    ? ordinaryNo(arrival.receivedOn, arrival.channel, ctx)
    : arrival;
  const others = parts.map((part, at) => ({
    petitionId: part.petitionId,
    events: [
      childOf(state, part, at + 1, {
        command,
        base: part.zone === 'general' ? ordinary : arrival,
      }),
    ],
  }));
  const children = parts.map((part, at) => ({
    petitionId: part.petitionId,
    suffix: at + 1,
    matterNos: part.matterNos,
    class: part.matters[0]?.class ?? state.class,
  }));
  return {
    events: [
      {
        type: 'PetitionSplit',
        occurredOn: ctx.today,
        article: 'appealKinds',
        data: { children },
        sealed: { reason },
      },
    ],
    others,
  };
}
