import { DOCUMENTS } from '../../../glossary/index.js';
import type { DraftDocument } from '../../commands-papers.js';
import type { DecisionContext } from '../../context.js';
import type { PetitionEvent } from '../../events.js';
import { paperRule } from '../../paper-rules.js';
import type { PetitionState } from '../../state.js';
import { requireCode, requireRecord } from '../checks/codes.js';
import { refuseIf } from '../checks/refuse.js';
import { optionalText, present, requireText, TEXT_LIMITS } from '../checks/text.js';
import { documentIdOf } from '../notify.js';

/** Longest paper, as JSON. @unit character */
const CONTENT_LIMIT = 120_000;
/** A title of 300 characters is long, and right (§5.2: 回行). */
export const DOCUMENT_TITLE_LIMIT = 300;

/**
 * 拟稿、改稿: before it is signed a document may be written anew as often as needed; each draft is kept (§5).
 * @rejects CODE_UNKNOWN ID_INVALID DOCUMENT_OF_OFFICE DOCUMENT_CODE_FIXED DOCUMENT_ALREADY_SIGNED TEXT_REQUIRED
 *   TEXT_TOO_LONG TEXT_ILL_FORMED FIELD_INVALID
 */
export function draftDocument(
  state: PetitionState,
  command: DraftDocument,
  ctx: DecisionContext,
): PetitionEvent[] {
  const code = requireCode(command.code, DOCUMENTS, 'code', '文书');
  const { zh } = DOCUMENTS[code];
  refuseIf(paperRule(code).scope === 'office', 'DOCUMENT_OF_OFFICE', {
    message: `《${zh}》不属于某一件信访件,请在“文书”页办理(§5.1)。`,
    detail: { field: 'code' },
  });
  const documentId = documentIdOf(command.documentId);
  const before = state.papers.find((paper) => paper.documentId === documentId);
  refuseIf(before !== undefined && before.code !== code, 'DOCUMENT_CODE_FIXED', {
    message: '改稿不能换成另一种文书(§5)。',
    detail: { field: 'code' },
  });
  refuseIf(
    before !== undefined && before.status !== 'drafted' && before.status !== 'checked',
    'DOCUMENT_ALREADY_SIGNED',
    {
      message: `《${zh}》已经签发,不能再改;有错的作废重出,号不重用(§5.2)。`,
      detail: { field: 'documentId' },
    },
  );
  const content = requireText(command.content, 'content', '正文', { max: CONTENT_LIMIT });
  return [
    {
      type: 'DocumentDrafted',
      occurredOn: ctx.today,
      article: 'fourCheckpoints',
      data: {
        documentId,
        code,
        draft: (before?.draft ?? 0) + 1,
        authorId: ctx.actor.accountId,
        length: content.length,
      },
      sealed: {
        title: requireText(command.title, 'title', '文书标题', { max: DOCUMENT_TITLE_LIMIT }),
        ...present({
          addressee: optionalText(command.addressee, 'addressee', '主送', { max: TEXT_LIMITS.evidence }),
        }),
        content,
        fields: fieldsOf(command.fields),
      },
    },
  ];
}

function fieldsOf(value: unknown): Record<string, string> {
  const entries = Object.entries(requireRecord(value ?? {}, 'fields', '填写项')).slice(0, 60);
  return Object.fromEntries(
    entries
      .filter(([, text]) => text !== undefined && text !== null && text !== '')
      .map(([name, text]) => [
        requireText(name, 'fields', '填写项', { max: 40 }),
        requireText(text, `fields.${name.slice(0, 40)}`, '填写项', { max: TEXT_LIMITS.reply }),
      ]),
  );
}
