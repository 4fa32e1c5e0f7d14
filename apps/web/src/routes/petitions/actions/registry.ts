import { submitResult } from '../../../api';
import { ARRIVAL_COMMANDS } from './arrival';
import { ENDING_COMMANDS } from './ending';
import { GATE_COMMANDS } from './gates';
import { HANDLING_COMMANDS } from './handling';
import { NOTICE_COMMANDS } from './notice';
import { resultBody, resultInitial } from './result';
import { sends, type CommandSpec } from './spec';

/** Every command of the case page; `submitResult` has an editor of its own instead of a list of fields. */
const COMMANDS: Readonly<Record<string, CommandSpec>> = {
  ...ARRIVAL_COMMANDS,
  ...NOTICE_COMMANDS,
  ...HANDLING_COMMANDS,
  ...GATE_COMMANDS,
  ...ENDING_COMMANDS,
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
