import type { RelatedPetition } from '../../../api';

const RELATIONS: Record<string, string> = {
  parent: '拆自',
  child: '拆出',
  sentFrom: '上级来件',
  sentDown: '下级办理',
  repeatOf: '重复于',
  repeatedBy: '后又来件',
  mergedInto: '并入',
};

/** How another petition belongs to this one. One that came later and was joined is joined to what it repeats. */
export const relationZh = ({ relation, status }: Pick<RelatedPetition, 'relation' | 'status'>): string =>
  relation === 'repeatedBy' && status === 'merged' ? '并入本件' : (RELATIONS[relation] ?? relation);
