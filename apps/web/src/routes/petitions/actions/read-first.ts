import type { CaseView } from '../../../api';

/** What is decided upon the text that was submitted: nobody passes or signs it without having it before him. */
const UPON_THE_RESULT: readonly string[] = ['issue', 'passGate', 'returnForRework', 'signCheck'];

/** Does a form show the result above its fields? */
export const isReadFirst = (action: string, { result }: Pick<CaseView, 'result'>): boolean =>
  Boolean(result) && UPON_THE_RESULT.includes(action);

/** The gate is behind it and the signature is all that it waits for: it is no longer 审核中. */
export const waitsForSignature = ({ status, gates }: Pick<CaseView, 'status' | 'gates'>): boolean =>
  status === 'resultSubmitted' && gates.some(({ gate, recorded }) => gate === 'signing' && recorded);
