const FIRST = 'input[data-first]';

const later = (run: () => void) => void window.setTimeout(run);

/** Puts the cursor into the row that a press of this button adds. */
export function intoNewRow(button: HTMLElement): void {
  const list = button.closest('.list');
  later(() => [...(list?.querySelectorAll<HTMLInputElement>(FIRST) ?? [])].at(-1)?.focus());
}

/**
 * Enter in an empty last row takes the row back and goes on to what stands after the list: so Enter alone leads
 * through the form of a petition that accuses nobody. @returns whether it did
 */
export function passEmptyRow(target: HTMLElement): boolean {
  const list = target.closest('.list');
  const row = target.closest('.row');
  if (!(target instanceof HTMLInputElement) || target.dataset['passing'] === undefined || !list || !row)
    return false;
  const isLast = [...list.querySelectorAll(FIRST)].at(-1) === target;
  const isEmpty = [...row.querySelectorAll<HTMLInputElement>('input[maxlength]')].every(
    (input) => input.value.trim() === '',
  );
  if (!isLast || !isEmpty) return false;
  const form = list.closest('form');
  row.querySelector<HTMLButtonElement>('button')?.click();
  later(() => {
    const after = [...(form?.querySelectorAll<HTMLElement>('input, textarea') ?? [])].find(
      (field) =>
        field.offsetParent !== null &&
        list.compareDocumentPosition(field) === Node.DOCUMENT_POSITION_FOLLOWING,
    );
    after?.focus();
  });
  return true;
}
