import { DOCUMENTS, type DocumentCode } from '#domain';
import {
  composeOfficePaper,
  composePaper,
  isCaseCode,
  type CaseCode,
  type OfficeCode,
} from '../compose/index.js';
import type { DocumentModel } from '../document-model.js';
import { caseOf } from '../spec-support.js';
import { appeal } from './every-paper-stories.js';
import { SAMPLES } from './every-paper-samples.js';

/** One complete paper of each code of §5.1, fictitious, for specs and pictures; not used by the program. */

export const CODES = Object.keys(DOCUMENTS) as DocumentCode[];

/** The paper of a code as composed from its sample; change replaces single typed fields. */
export function sampleOf(code: DocumentCode, change: Record<string, string> = {}) {
  const { of = () => caseOf(appeal), typed = {} } = SAMPLES[code];
  const source = {
    organName: '中共南阳市委组织部',
    superiorName: '中共河南省委组织部',
    typed: { ...typed, ...change },
    today: '2026-03-20',
  };
  return isCaseCode(code)
    ? composePaper(code as CaseCode, { ...source, theCase: of() })
    : composeOfficePaper(code as OfficeCode, source);
}

const NUMBERED = new Set(['letter', 'official']);

/** The same, signed: with number and day where it has them. */
export function signedSample(code: DocumentCode): DocumentModel {
  const { model, missing, faults } = sampleOf(code);
  if (model === null) throw new Error(`${code}: ${[...missing, ...faults].join('；')}`);
  if (!NUMBERED.has(model.layout))
    return code === 'D29' ? { ...model, docNo: '宛组信报〔2026〕4号', date: '2026年9月5日' } : model;
  return { ...model, docNo: '宛组信函〔2026〕12号', date: '2026年9月5日' };
}
