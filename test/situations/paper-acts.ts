import { decide, type PetitionCommand, type PetitionEvent, type PetitionState } from '#domain';
import { stateAfter } from '../../libs/domain/src/petition/decide/first-half-fixtures.js';
import {
  on,
  registered,
  signature,
  STAFF,
  triaged,
  uuid,
} from '../../libs/domain/src/petition/spec-fixtures.js';
import type { Act } from './petition-world.js';

/** When an act is done, unless another day is said. */
export const TODAY = '2026-06-01';

/** An act as it is accepted after these events. */
export function act(
  history: readonly PetitionEvent[],
  command: PetitionCommand,
  who: keyof typeof STAFF = 'handler',
  today = TODAY,
): Act {
  const state: PetitionState | null = history.length === 0 ? null : stateAfter(...history);
  const ctx = on(today, who);
  return { state, command, ctx, events: decide(state, command, ctx).events };
}

/** The road of a paper (§5): drafted, checked, signed, stamped, sent, received; voided; an instruction; a scan. */
export function paperActs(): readonly Act[] {
  const documentId = uuid(70);
  const told = [registered(), triaged('2026-03-04')];
  const acts: Act[] = [];
  const then = (command: PetitionCommand, who: keyof typeof STAFF, day: string): void => {
    const done = act(told, command, who, day);
    acts.push(done);
    told.push(...(done.events ?? []));
  };
  then(
    {
      type: 'draftDocument',
      documentId,
      code: 'D08',
      title: '关于某事项的函',
      addressee: '某县委组织部',
      content: '{"paragraphs":[]}',
      fields: { route: '由本机关办理。' },
    },
    'handler',
    '2026-03-06',
  );
  acts.push(act(told, { type: 'voidDocument', documentId, reason: '重拟' }, 'handler', '2026-03-06'));
  then({ type: 'checkDocument', documentId, remark: '可以' }, 'examiner', '2026-03-06');
  then(
    {
      type: 'signDocument',
      documentId,
      signedOn: '2026-03-07',
      approval: signature('windowHead', '2026-03-07'),
    },
    'windowHead',
    '2026-03-07',
  );
  then(
    { type: 'stampDocument', documentId, seal: 'organ', stampedOn: '2026-03-08', approverId: STAFF.deputy },
    'registrar',
    '2026-03-08',
  );
  then(
    {
      type: 'sendDocument',
      documentId,
      method: 'posted',
      sentOn: '2026-03-09',
      addressee: '某甲',
      trackingNo: 'XA1234567',
      fields: { route: '由本机关办理。' },
    },
    'registrar',
    '2026-03-09',
  );
  then(
    {
      type: 'recordDocumentReceipt',
      documentId,
      outcome: 'signed',
      on: '2026-03-10',
      receivedBy: '某乙',
      scanRef: '回执',
    },
    'registrar',
    '2026-03-10',
  );
  acts.push(
    act(
      told,
      {
        type: 'recordUnitFeedback',
        feedbackId: uuid(90),
        kind: 'feedback',
        receivedOn: '2026-03-20',
        statedOn: '2026-03-18',
        unit: '某村党支部',
        signer: '某丙',
        text: '已办。',
        scanRef: '来文一页',
      },
      'registrar',
      '2026-03-25',
    ),
    act(
      told,
      {
        type: 'recordInstruction',
        instructionId: uuid(91),
        capacity: 'leader',
        writtenOn: '2026-03-05',
        leaderName: '部长',
        words: '请核查',
        scanRef: '原件',
      },
      'registrar',
      '2026-03-06',
    ),
    act(
      told,
      {
        type: 'fileScan',
        scanId: uuid(71),
        of: 'document',
        refId: documentId,
        title: '签批后的呈批单',
        signer: '部长甲',
        signedOn: '2026-03-08',
        mediaType: 'application/pdf',
        bytes: 4_000,
        pages: 2,
        sha256: 'a'.repeat(64),
      },
      'handler',
      '2026-03-25',
    ),
  );
  return acts;
}
