import { APPEAL_KINDS, CLASSES, KEY_AREAS, PURPOSES } from '../../../glossary/index.js';
import type { AppealKind, PetitionClass } from '../../../glossary/index.js';
import type { MatterInput } from '../../commands.js';
import type { MatterFacts, MatterText } from '../../events.js';
import { requireCategory } from './categories.js';
import { optionalCode, requireCode, requireList, requireRecord } from './codes.js';
import { refuseIf } from './refuse.js';
import { requireText, TEXT_LIMITS } from './text.js';

/** §1.4: the items of Article 31 divide appeals and nothing else. @rejects APPEAL_KIND_NOT_FOR_CLASS */
export function requireKindFits(
  petitionClass: PetitionClass,
  appealKind: AppealKind | null,
  field: string,
): void {
  refuseIf(petitionClass !== 'appeal' && appealKind !== null, 'APPEAL_KIND_NOT_FOR_CLASS', {
    article: 'appealKinds',
    message: '第三十一条的项别只用于申诉求决类(§1.4)。',
    detail: { field },
  });
}

/** The matters of a letter, numbered from 1. @rejects CATEGORY_UNKNOWN APPEAL_KIND_NOT_FOR_CLASS LIST_INVALID */
export function mattersOf(value: MatterInput[] | undefined): {
  matters: MatterFacts[];
  texts: Record<string, MatterText>;
} {
  const list = requireList(value, 'matters', '信访事项', { min: 1, max: 20 });
  const matters: MatterFacts[] = [];
  const texts: Record<string, MatterText> = {};
  list.forEach((each, at) => {
    const field = `matters[${at}]`;
    const input = requireRecord(each, field, '信访事项');
    const petitionClass = requireCode(input.class, CLASSES, `${field}.class`, '类别');
    const appealKind = optionalCode(input.appealKind, APPEAL_KINDS, `${field}.appealKind`, '第三十一条项别');
    requireKindFits(petitionClass, appealKind, `${field}.appealKind`);
    const points = requireList(input.points, `${field}.points`, '诉求或举报要点', { min: 1, max: 50 });
    const matterNo = at + 1;
    matters.push({
      matterNo,
      class: petitionClass,
      appealKind,
      categoryCode: requireCategory(input.categoryCode, `${field}.categoryCode`),
      keyArea: optionalCode(input.keyArea, KEY_AREAS, `${field}.keyArea`, '重点方面'),
      purpose: requireCode(input.purpose, PURPOSES, `${field}.purpose`, '信访目的'),
      pointCount: points.length,
    });
    texts[String(matterNo)] = {
      summary: requireText(input.summary, `${field}.summary`, '概况', { max: TEXT_LIMITS.summary }),
      points: points.map((point, no) =>
        requireText(point, `${field}.points[${no}]`, '要点', { max: TEXT_LIMITS.point }),
      ),
    };
  });
  return { matters, texts };
}
