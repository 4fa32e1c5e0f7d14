import type { KeyboardEvent } from 'react';

const STOPS =
  'input:not([type=hidden]):not([disabled]), textarea:not([disabled]), button[data-stop]:not([disabled])';

/** Fields in the order of the page; of a group of radio buttons only the one that Tab would reach. */
function stopsOf(form: HTMLElement): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>(STOPS)].filter((element) => {
    if (element.offsetParent === null || element.closest('[data-no-stop]')) return false;
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
    const group = element.closest('[role=radiogroup]');
    const checked = group?.querySelector<HTMLInputElement>('input[type=radio]:checked');
    return checked ? checked === element : group?.querySelector('input[type=radio]') === element;
  });
}

/** Moves the cursor to the next or the previous field of the form; false at its ends. */
function walk(form: HTMLElement, from: Element, by: 1 | -1): boolean {
  const stops = stopsOf(form);
  const group = from.closest('[role=radiogroup]');
  const at = stops.findIndex((stop) => stop === from || (group !== null && group.contains(stop)));
  const next = at < 0 ? undefined : stops[at + by];
  if (!next) return false;
  next.focus();
  if (next instanceof HTMLInputElement && ['text', 'search', 'tel'].includes(next.type)) next.select();
  next.closest('.ant-form-item')?.scrollIntoView({ block: 'nearest' });
  return true;
}

/** Of the one list that can be open at a time; what was typed freely may leave none. */
const OPEN_CHOICES = '.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option';

/** A field whose list of choices stands open, so that keys are the list's. */
export const isOpenList = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.getAttribute('role') === 'combobox' &&
  target.getAttribute('aria-expanded') === 'true' &&
  document.querySelector(OPEN_CHOICES) !== null;

/**
 * What Enter does in a field: goes on, except where it has work of its own — an open list of choices takes the
 * choice, a long text takes a new line, a button is pressed.
 */
function enterGoesOn(target: Element, shift: boolean): boolean {
  if (target instanceof HTMLButtonElement) return false;
  if (target instanceof HTMLTextAreaElement) return shift;
  if (target.getAttribute('role') === 'combobox') {
    const chosen = target
      .closest('.ant-select')
      ?.querySelector('.ant-select-content-has-value, .ant-select-selection-item');
    return shift || (!isOpenList(target) && Boolean(chosen));
  }
  return true;
}

/**
 * For `onKeyDownCapture` of a form: Enter goes on, Shift+Enter goes back, Ctrl+Enter is left to the form.
 * So no field sends the form before the one below it is filled.
 */
export function goOnByEnter(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target;
  if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.nativeEvent.isComposing) return;
  if (!(target instanceof HTMLElement) || !enterGoesOn(target, event.shiftKey)) return;
  const form = event.currentTarget;
  const step = () => walk(form, target, event.shiftKey ? -1 : 1);
  // the browser would send the form
  event.preventDefault();
  // A typed date is taken over by the picker's own Enter first.
  if (target.closest('.ant-picker')) {
    window.setTimeout(step);
    return;
  }
  event.stopPropagation();
  step();
}
