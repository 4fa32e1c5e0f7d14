import { Transform } from 'class-transformer';

/** A whole number in an address is text until it is read as one; anything else is left for its check to refuse. */
export const asInt = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value,
  );
