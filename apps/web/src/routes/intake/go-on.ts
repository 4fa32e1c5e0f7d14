import type { KeyboardEvent } from 'react';
import { goOnByEnter } from '../../shared/enter-walk';
import { passEmptyRow } from './rows';

/** Enter goes on, Shift+Enter goes back; on the last filled point it begins another, in an empty row of 反映谁 it takes the row back. */
export function goOn(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target;
  const begins =
    event.key === 'Enter' &&
    !event.ctrlKey &&
    !event.altKey &&
    !event.shiftKey &&
    !event.nativeEvent.isComposing;
  if (begins && target instanceof HTMLElement && passEmptyRow(target)) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  if (begins && target instanceof HTMLInputElement && target.dataset.point && target.value.trim()) {
    const group = target.closest('.points-in');
    const inputs = [...(group?.querySelectorAll<HTMLInputElement>('input[data-point]') ?? [])];
    if (inputs.at(-1) === target) {
      event.preventDefault();
      event.stopPropagation();
      group?.querySelector<HTMLButtonElement>('[data-add-point]')?.click();
      window.setTimeout(() =>
        [...(group?.querySelectorAll<HTMLInputElement>('input[data-point]') ?? [])].at(-1)?.focus(),
      );
      return;
    }
  }
  goOnByEnter(event);
}
