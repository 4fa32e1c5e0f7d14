import { CaseworkRefused } from '#casework';
import { DOCUMENTS, type DocumentCode, Rejected } from '#domain';
import {
  type ComposedPaper,
  composeOfficePaper,
  dateZh,
  isCaseCode,
  type OfficeCode,
  officialDocNo,
} from '#documents';
import { hasAnyRole, organisationById, type Viewer } from '#identity';
import { today } from '#platform';
import { paperFile, type PaperFile, type PaperForm } from './paper-file.js';
import type { PaperworkParts } from './parts.js';

/** A paper of the office as it was typed. @shape docNo, signedOn: as in the office's book; left out = a draft */
export type OfficePaperInput = {
  readonly code: DocumentCode;
  readonly fields: Record<string, string>;
  readonly docNo?: string | undefined;
  readonly signedOn?: string | undefined;
};

const OFFICE_ROLES = ['reception', 'handler', 'examiner', 'windowHead', 'deputyLeader', 'leader'] as const;

/** What it would be. @rejects ROLE_MISSING DOCUMENT_OF_CASE DOCUMENT_TABLE_TOO_LONG */
export async function composedOfficePaper(
  { pools }: Pick<PaperworkParts, 'pools'>,
  viewer: Viewer,
  { code, fields }: OfficePaperInput,
): Promise<ComposedPaper> {
  if (!hasAnyRole(viewer.roles, OFFICE_ROLES))
    throw new CaseworkRefused('forbidden', 'ROLE_MISSING', '您没有拟办机关文书的角色。');
  if (isCaseCode(code))
    throw new Rejected(
      'DOCUMENT_OF_CASE',
      null,
      `《${DOCUMENTS[code].zh}》属于信访件,请在案件页拟稿(§5.1)。`,
      {
        field: 'code',
      },
    );
  const { name, parentId } = await organisationById(pools.store, viewer.orgId);
  const superiorName = parentId === null ? null : (await organisationById(pools.store, parentId)).name;
  const day = (await today(pools.store)).today;
  return composeOfficePaper(code as OfficeCode, { organName: name, superiorName, typed: fields, today: day });
}

/** The same as a file. @rejects DOCUMENT_INCOMPLETE DOCUMENT_FAULTY with the list, and those of composing */
export async function officePaperFile(
  parts: Pick<PaperworkParts, 'pools' | 'settings'>,
  viewer: Viewer,
  input: OfficePaperInput & { form: PaperForm },
): Promise<PaperFile> {
  const { model, missing, faults } = await composedOfficePaper(parts, viewer, input);
  const stops = [...missing, ...faults];
  if (model === null || stops.length > 0)
    throw new Rejected(
      faults.length > 0 ? 'DOCUMENT_FAULTY' : 'DOCUMENT_INCOMPLETE',
      null,
      `《${DOCUMENTS[input.code].zh}》还不能出具:${stops.join(';')}。`,
      { field: 'fields', missing: stops },
    );
  const signed = model.layout === 'form' || input.signedOn === undefined ? null : dateZh(input.signedOn);
  const issued = { ...model, docNo: input.docNo ? officialDocNo(input.docNo) : null, date: signed };
  const { dataDir } = parts.settings;
  return paperFile(issued, input.form, { dataDir, orgId: viewer.orgId, isDraft: !input.docNo });
}
