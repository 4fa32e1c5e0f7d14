import { ROLES } from '#domain/glossary';

const LEVELS: Readonly<Record<string, { zh: string; level: string | null }>> = ROLES;
const levelOf = (role: string): string => LEVELS[role]?.level ?? '';

/** Capacities in which someone may sign: those with an approval level (QP03). */
export function signingCapacities<R extends string>(roles: readonly R[]): R[] {
  return roles.filter((role) => levelOf(role) !== '');
}

/** Does the one capacity sign at least as high as the other (QP03)? Levels are letters in their order. */
export const isAtLeast = (role: string, least: string): boolean => levelOf(role) >= levelOf(least);
