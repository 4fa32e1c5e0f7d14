import { APPEAL_KINDS, CLASSES, KEY_AREAS } from '../../glossary/index.js';
import type { AppealKind, KeyArea, PetitionClass, Zone } from '../../glossary/index.js';
import { columnsOf, requireApproval } from '../approvals.js';
import type { Reclassify } from '../commands.js';
import type { DecisionContext } from '../context.js';
import { leadingMatter } from '../evolve/arrival.js';
import type { MatterFacts, PetitionEvent } from '../events.js';
import { petitionNoFor } from '../number-formats.js';
import type { PetitionState } from '../state.js';
import { requireCategory } from './checks/categories.js';
import { optionalCode, requireCode } from './checks/codes.js';
import { requireKindFits } from './checks/matters.js';
import { refuseIf } from './checks/refuse.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';
import { zoneOf } from './checks/zone.js';
import { takesOneRoad } from './split-parts.js';

/** The zone that a reclassified petition falls into. */
export const zoneAfter = (state: PetitionState, command: Reclassify): Zone =>
  zoneOf([command.class], state.arrival.subjects);

type Target = {
  class: PetitionClass;
  appealKind: AppealKind | null;
  categoryCode: string;
  keyArea: KeyArea | null;
};

// A petition takes one road, so all its matters change class together; category and key area stay each matter's own.
function targetOf(matter: MatterFacts, leading: boolean, target: Target): Target {
  return leading ? target : { ...target, categoryCode: matter.categoryCode, keyArea: matter.keyArea };
}

const equal = (matter: MatterFacts, target: Target): boolean =>
  matter.class === target.class &&
  matter.appealKind === target.appealKind &&
  matter.categoryCode === target.categoryCode &&
  matter.keyArea === target.keyArea;

/**
 * 改分类: with a reason and an approval as high as both classes ask. Clocks are derived anew from the original
 * start; notices already sent stay valid. Crossing into a restricted zone gives a random number, crossing out of it an
 * ordinary one. Says nothing when nothing changes.
 * @rejects SPLIT_REQUIRED APPEAL_KIND_REQUIRED APPEAL_KIND_NOT_FOR_CLASS APPROVAL_LEVEL_TOO_LOW CATEGORY_UNKNOWN
 */
export function reclassify(state: PetitionState, command: Reclassify, ctx: DecisionContext): PetitionEvent[] {
  const { arrival } = state;
  refuseIf(!takesOneRoad(arrival.matters), 'SPLIT_REQUIRED', {
    article: 'appealKinds',
    message: '一信多类的件须先拆分,再对拆分出的件改分类(R-23)。',
    detail: { field: 'class' },
  });
  const target: Target = {
    class: requireCode(command.class, CLASSES, 'class', '类别'),
    appealKind: optionalCode(command.appealKind, APPEAL_KINDS, 'appealKind', '第三十一条项别'),
    categoryCode: requireCategory(command.categoryCode, 'categoryCode'),
    keyArea: optionalCode(command.keyArea, KEY_AREAS, 'keyArea', '重点方面'),
  };
  requireKindFits(target.class, target.appealKind, 'appealKind');
  refuseIf(target.class === 'appeal' && target.appealKind === null, 'APPEAL_KIND_REQUIRED', {
    article: 'appealKinds',
    message: '改为申诉求决类须写明第三十一条第几项(R-23、R-26)。',
    detail: { field: 'appealKind' },
  });
  const reason = requireText(command.reason, 'reason', '改分类的理由', { max: TEXT_LIMITS.reason });
  const approval = requireApproval(
    command.approval,
    {
      decisions: ['routing'],
      columns: [
        ...columnsOf(arrival.subjects, state.class === 'accusation'),
        ...columnsOf(arrival.subjects, target.class === 'accusation'),
      ],
      after: { on: arrival.receivedOn, zh: '收到日' },
    },
    ctx,
  );
  const zone = zoneAfter(state, command);
  // Between accusation and sealed the random number stays: it already tells nothing.
  const crosses = (zone === 'general') !== (state.zone === 'general');
  const numbered = crosses ? petitionNoFor(zone, arrival.receivedOn, arrival.channel, ctx) : null;
  const leading = leadingMatter(arrival.matters)?.matterNo;
  const changed = arrival.matters.filter(
    (matter) => !equal(matter, targetOf(matter, matter.matterNo === leading, target)),
  );
  return changed.map((matter, at) => ({
    type: 'PetitionReclassified',
    occurredOn: approval.signedOn,
    article: 'reclassification',
    data: {
      matterNo: matter.matterNo,
      ...targetOf(matter, matter.matterNo === leading, target),
      zone,
      approvedBy: approval.signerId,
      newNo:
        at === 0 && numbered !== null
          ? { petitionNo: numbered.petitionNo, displayNo: numbered.displayNo }
          : null,
    },
    sealed: { reason },
  }));
}
