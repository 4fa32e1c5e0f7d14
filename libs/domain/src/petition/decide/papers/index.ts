import type { PaperCommand } from '../../commands-papers.js';
import type { DecisionContext } from '../../context.js';
import type { PetitionEvent } from '../../events.js';
import type { PetitionState } from '../../state.js';
import type { Decided } from '../word-to-below.js';
import { checkDocument } from './check-document.js';
import { draftDocument } from './draft-document.js';
import { fileScan } from './file-scan.js';
import { recordDocumentReceipt } from './record-document-receipt.js';
import { recordInstruction, recordUnitFeedback } from './record-instruction.js';
import { sendDocument } from './send-document.js';
import { signDocument } from './sign-document.js';
import { stampDocument } from './stamp-document.js';
import { voidDocument } from './void-document.js';

/** What a command on a petition's papers does to it, and to the petition on the other side of a letter. */
export function decidePaper(state: PetitionState, command: PaperCommand, ctx: DecisionContext): Decided {
  return command.type === 'sendDocument'
    ? sendDocument(state, command, ctx)
    : { events: onPaper(state, command, ctx), others: [] };
}

function onPaper(
  state: PetitionState,
  command: Exclude<PaperCommand, { type: 'sendDocument' }>,
  ctx: DecisionContext,
): PetitionEvent[] {
  switch (command.type) {
    case 'draftDocument':
      return draftDocument(state, command, ctx);
    case 'checkDocument':
      return checkDocument(state, command, ctx);
    case 'signDocument':
      return signDocument(state, command, ctx);
    case 'stampDocument':
      return stampDocument(state, command, ctx);
    case 'recordDocumentReceipt':
      return recordDocumentReceipt(state, command, ctx);
    case 'voidDocument':
      return voidDocument(state, command, ctx);
    case 'recordInstruction':
      return recordInstruction(state, command, ctx);
    case 'recordUnitFeedback':
      return recordUnitFeedback(state, command, ctx);
    case 'fileScan':
      return fileScan(state, command, ctx);
  }
}
