import type { Calendar } from '../calendar.js';
import type { Role } from '../glossary/index.js';
import type { Period } from '../indicators/index.js';
import type { Policy } from '../parameters.js';
import type { AccountId, PlainDate } from '../petition/context.js';

/** Day, rules and person by whom a decision is judged. */
export type StatBookContext = {
  today: PlainDate;
  calendar: Calendar;
  policy: Pick<Policy, 'statCutoff' | 'statFreeze' | 'version'>;
  actor: { accountId: AccountId; orgId: number; roles: readonly Role[] };
  orgId: number;
  period: Period;
  /** May it be closed: a quarter, a half or a year (O-64)? */
  closable: boolean;
  /** Is it kept on paper: an organisation without accounts (O-73)? */
  onPaper: boolean;
};
