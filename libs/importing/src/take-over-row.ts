import type { ImportHistory, TakeOver } from '#domain';
import type { FieldName, Mapping } from './mapping.js';
import type { TableRow } from './read-table.js';
import { type CellFault, dayOf, readRow } from './row-to-command.js';

/** A row of a register that is taken over: closed ones are history, open ones go on (O-100). */
export type TakeOverRow = {
  line: number;
  rowId: string;
  legacyNo: string;
  /** Somebody has said what two rows with one number are (O-102). */
  sameNoRuled: boolean;
  command: ImportHistory | TakeOver | null;
  faults: CellFault[];
};

/** Account of a colleague by display name or login; null when there is none, or more than one. */
export type HandlerOf = (name: string) => string | null;

/** Reads one row by the mapping: the command that takes it over, or every fault by line and column. */
export function readTakeOverRow(
  row: TableRow,
  { mapping, importId, handlerOf }: { mapping: Mapping; importId: string; handlerOf: HandlerOf },
): TakeOverRow {
  const read = readRow(row, mapping, importId);
  const faults = [...read.faults];
  const columnOf = (field: FieldName) => mapping.columns[field] ?? '';
  const cell = (field: FieldName): string => row.cells[columnOf(field)]?.trim() ?? '';
  const fault = (field: FieldName, message: string): null => {
    faults.push({ line: row.line, column: columnOf(field), message });
    return null;
  };
  const day = (field: FieldName): string | null => {
    const text = cell(field);
    if (text === '') return null;
    return dayOf(text) ?? fault(field, `“${text.slice(0, 20)}”不是有效的日期,应写成 2026-11-22。`);
  };
  const legacyNo = cell('legacyNo');
  const known = { line: row.line, rowId: read.rowId, legacyNo, sameNoRuled: cell('sameNoRuling') !== '' };
  if (legacyNo === '') fault('legacyNo', '编号(旧号)是空的,接管后无从查对(O-102)。');
  if (cell('closedOn') !== '')
    return { ...known, command: faults.length === 0 ? read.command : null, faults };

  if (cell('evidence') === '') fault('evidence', '在办件须写凭证(纸质卷号)(O-101)。');
  const handler = cell('handler');
  const handlerId = handler === '' ? null : handlerOf(handler);
  if (handler !== '' && handlerId === null)
    fault('handler', `本机关没有名为“${handler.slice(0, 20)}”的承办人账号(或有同名),请先建账号或写登录名。`);
  const days = cell('extensionDays');
  if (days !== '' && !/^\d{1,3}日?$/.test(days))
    fault('extensionDays', `“${days.slice(0, 20)}”不是有效的日数。`);
  const dates = {
    registeredOn: day('registeredOn'),
    triagedOn: day('triagedOn'),
    notifiedOn: day('notifiedOn'),
    acceptedOn: day('acceptedOn'),
    extensionApprovedOn: day('extensionApprovedOn'),
    extensionNotifiedOn: day('extensionNotifiedOn'),
    handedOverOn: day('handedOverOn'),
  };
  if (faults.length > 0 || read.command === null) return { ...known, command: null, faults };
  const {
    type: _history,
    claimedDisposition,
    claimedRepliedOn: _replied,
    claimedClosedOn: _closed,
    reply: _reply,
    result: _result,
    ...arrival
  } = read.command;
  const command: TakeOver = {
    ...arrival,
    ...dates,
    type: 'takeOver',
    disposition: claimedDisposition ?? null,
    handlerId,
    legacyNo,
    backdatingEvidence: cell('evidence'),
    extensionDays: days === '' ? null : Number.parseInt(days, 10),
    ...(cell('noticeNo') === '' ? {} : { noticeNo: cell('noticeNo') }),
    ...(cell('extensionReason') === '' ? {} : { extensionReason: cell('extensionReason') }),
  };
  return { ...known, command, faults };
}

/** Fields of the command → fields of the mapping, where they are called otherwise. */
const COLUMN_OF: Readonly<Record<string, FieldName>> = {
  backdatingEvidence: 'evidence',
  handlerId: 'handler',
  claimedClosedOn: 'closedOn',
  claimedRepliedOn: 'repliedOn',
  claimedDisposition: 'disposition',
  'matters[0].summary': 'title',
  'matters[0].categoryCode': 'category',
};

/** The petitioner comes first, the accused after him. @shape `subjects[1].name`, taken apart */
const personField = ([, index, part = '']: RegExpExecArray): string =>
  index === '0' ? part : `accused${part.charAt(0).toUpperCase()}${part.slice(1)}`;

/** The column that a refusal of the domain speaks of; empty when it is none of the file. */
export function columnOfField(field: unknown, mapping: Mapping): string {
  const name = String(field ?? '');
  const ofPerson = /^subjects\[(\d+)\]\.(\w+)$/.exec(name);
  const known = ofPerson ? personField(ofPerson) : (COLUMN_OF[name] ?? name);
  return known in mapping.columns ? (mapping.columns[known as FieldName] ?? '') : '';
}
