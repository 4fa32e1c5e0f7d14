import { optionalInstant, requireDate } from '../petition/decide/checks/dates.js';
import { refuse } from '../petition/decide/checks/refuse.js';
import { requireText } from '../petition/decide/checks/text.js';
import type { AffairField, AffairFields } from './fields.js';

const LIST_MAX = 500;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/**
 * A command as its fields allow it: texts trimmed, empty ones left out, everything else as given.
 * @rejects FIELD_MISSING FIELD_SHAPE TEXT_TOO_LONG TEXT_ILL_FORMED DATE_INVALID INSTANT_INVALID
 */
export function checkedCommand<C extends { type: string }>(command: C, fields: AffairFields): C {
  const checked: Record<string, unknown> = { type: command.type };
  const given = command as Record<string, unknown>;
  for (const [name, field] of Object.entries(fields)) {
    if (!isAbsent(given[name])) checked[name] = checkedValue(given[name], name, field);
    else if (field.optional !== true)
      refuse('FIELD_MISSING', { message: `请填写“${field.zh}”。`, detail: { field: name } });
  }
  return checked as C;
}

function checkedValue(value: unknown, name: string, field: AffairField): unknown {
  switch (field.kind) {
    case 'text':
      return requireText(value, name, field.zh, { max: field.max });
    case 'lines':
      return listOf(value, name, field).map((line) => requireText(line, name, field.zh, { max: field.max }));
    case 'date':
      return requireDate(value, name, field.zh);
    case 'instant':
      return optionalInstant(value, name, field.zh);
    case 'flag':
      return typeof value === 'boolean' ? value : misshapen(name, field);
    case 'int':
      return Number.isInteger(value) && Number(value) >= field.min && Number(value) <= field.max
        ? value
        : misshapen(name, field);
    case 'choice':
      return Object.hasOwn(field.options, String(value)) ? value : misshapen(name, field);
    case 'choices':
      return listOf(value, name, field).map((one) =>
        Object.hasOwn(field.options, String(one)) ? one : misshapen(name, field),
      );
    case 'organisation':
      return Number.isInteger(value) ? value : misshapen(name, field);
    case 'organisations':
      return listOf(value, name, field).map((one) => (Number.isInteger(one) ? one : misshapen(name, field)));
    case 'account':
    case 'petition':
    case 'affair':
      return idOf(value, name, field);
    case 'petitions':
    case 'affairs':
      return listOf(value, name, field).map((one) => idOf(one, name, field));
  }
}

const misshapen = (name: string, field: AffairField): never =>
  refuse('FIELD_SHAPE', { message: `“${field.zh}”的内容不对,请重新选择或填写。`, detail: { field: name } });

const idOf = (value: unknown, name: string, field: AffairField): string =>
  typeof value === 'string' && UUID.test(value) ? value.toLowerCase() : misshapen(name, field);

const listOf = (value: unknown, name: string, field: AffairField): unknown[] =>
  Array.isArray(value) && value.length <= LIST_MAX
    ? [...new Set(value as unknown[])]
    : misshapen(name, field);
