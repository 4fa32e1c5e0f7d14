import { describe, expect, it } from '@jest/globals';
import { DOWN_COMMANDS } from './down';
import type { FormContext } from './spec';

const on = (zone: string, target: string | null) =>
  ({ petition: { zone, target } }) as unknown as FormContext;

describe('the form by which a petition goes down', () => {
  it('names who receives it, of an accusation too', () => {
    const note = (context: FormContext) => DOWN_COMMANDS.sendDown?.note?.(context);
    expect(note(on('general', '中共平皋县委组织部'))).toMatch(/^收件单位:中共平皋县委组织部。/u);
    expect(note(on('accusation', '中共平皋县委组织部'))).toMatch(/^收件单位:中共平皋县委组织部。/u);
    expect(note(on('general', null))).not.toContain('收件单位:');
  });
});
