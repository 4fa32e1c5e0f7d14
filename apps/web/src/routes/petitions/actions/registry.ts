import { submitResult } from '../../../api';
import { ARRIVAL_COMMANDS } from './arrival';
import { DOWN_COMMANDS } from './down';
import { AFTER_COMMANDS } from './after-the-end';
import { ENDING_COMMANDS } from './ending';
import { GATE_COMMANDS } from './gates';
import { HANDLING_COMMANDS } from './handling';
import { JOINT_COMMANDS } from './joint';
import { NOTICE_COMMANDS } from './notice';
import { PEOPLE_COMMANDS } from './people-and-urgency';
import { resultBody, resultInitial } from './result';
import { REVIEW_COMMANDS } from './review';
import { sends, type CommandSpec } from './spec';

/** Every command of the case page; `submitResult` has an editor of its own instead of a list of fields. */
export const COMMANDS: Readonly<Record<string, CommandSpec>> = {
  ...ARRIVAL_COMMANDS,
  ...NOTICE_COMMANDS,
  ...HANDLING_COMMANDS,
  ...GATE_COMMANDS,
  ...ENDING_COMMANDS,
  ...AFTER_COMMANDS,
  ...DOWN_COMMANDS,
  ...JOINT_COMMANDS,
  ...REVIEW_COMMANDS,
  ...PEOPLE_COMMANDS,
  submitResult: {
    send: sends(submitResult),
    initial: resultInitial,
    fields: () => [],
    body: resultBody,
    width: 820,
  },
};

export function commandOf(action: string): CommandSpec | undefined {
  return COMMANDS[action];
}
