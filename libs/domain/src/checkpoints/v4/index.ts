import type { RuleSet } from '../rule-set.js';
import { RULE_SET_V3 } from '../v3/index.js';
import { dayOfReturnCleared } from './day-of-return.js';

/**
 * Fourth rule set: the paper that was signed anew on the day of the return is the one in force (O-49). Everything else is as the
 * third has it. Once a verdict of a real case names it, this folder is not edited any more either (eventstore.md §5.0 no. 17).
 */
export const RULE_SET_V4: RuleSet = {
  ...RULE_SET_V3,
  version: 'v4',
  judge: (state, gate, ctx) => RULE_SET_V3.judge(dayOfReturnCleared(state), gate, ctx),
};
