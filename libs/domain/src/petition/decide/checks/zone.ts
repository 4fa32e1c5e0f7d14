import type { PetitionClass, Zone } from '../../../glossary/index.js';
import type { SubjectFacts } from '../../events.js';

/**
 * Who may come near a petition at all. Asked before the number is taken: a restricted petition never had an
 * ordinary number (§5.0 no. 9).
 * @shape sealed: against a cadre whom a superior manages or against our own head (O-10, O-11); accusation: any
 * accusation among the matters
 */
export function zoneOf(
  classes: readonly PetitionClass[],
  subjects: readonly Pick<SubjectFacts, 'cadreAuthority'>[],
): Zone {
  const sealed = subjects.some(
    ({ cadreAuthority }) => cadreAuthority === 'superior' || cadreAuthority === 'ownHead',
  );
  if (sealed) return 'sealed';
  return classes.includes('accusation') ? 'accusation' : 'general';
}
