import {
  cellOf,
  DISPOSITIONS,
  DISPOSITIONS_OF_DECISION,
  rowsOf,
  SEALED_ROWS,
  WAY_NOT_ASKED,
  WAYS_12380,
} from '../glossary/index.js';
import type { Disposition, IntakeDecision, MatrixRow, RoadQuestion, Way12380 } from '../glossary/index.js';
import { refuse, refuseIf } from './decide/checks/refuse.js';
import type { SubjectFacts } from './events.js';

/** What decides on the row. */
export type Classified = RoadQuestion & { subjects: readonly SubjectFacts[] };

/**
 * Rows that apply, as the table says (QP02).
 * @rejects APPEAL_KIND_REQUIRED
 */
export function matrixRows(petition: Classified): MatrixRow[] {
  return (
    rowsOf(petition) ??
    refuse('APPEAL_KIND_REQUIRED', {
      article: 'appealKinds',
      message: '申诉求决类须先区分第三十一条第几项,才能定办理方式(R-23)。',
      detail: { field: 'appealKind' },
    })
  );
}

/** The entry decision and disposition of a triage with what its △ cells ask for. */
export type Choice = {
  intakeDecision: IntakeDecision;
  disposition: Disposition | null;
  simplified: boolean;
  reason: string | undefined;
};

/**
 * QP02: may this petition take this road?
 * @shape answers with the rows that were applied, for the verdict
 * @rejects REPORT_UP_ONLY DISPOSITION_NOT_OF_DECISION DISPOSITION_NOT_ALLOWED DISPOSITION_NEEDS_REASON APPEAL_KIND_REQUIRED
 */
export function requireAllowed(petition: Classified, choice: Choice): MatrixRow[] {
  const rows = matrixRows(petition);
  const { intakeDecision, disposition } = choice;
  if (rows.some((each) => SEALED_ROWS.includes(each)) && intakeDecision !== 'passUp') {
    const head = rows.includes('accusationOwnHead');
    refuse('REPORT_UP_ONLY', {
      article: head ? 'ownHead' : 'reportUp',
      message: head
        ? '反映本部主要负责人的,只能直接报上一级组织部门(O-11)。'
        : '反映上级管理干部的,只能以密封件报上级组织部门(O-10)。',
      detail: { field: 'intakeDecision' },
    });
  }
  if (!DISPOSITIONS_OF_DECISION[intakeDecision].includes(disposition)) {
    refuse('DISPOSITION_NOT_OF_DECISION', {
      article: 'oneDisposition',
      message: '该入口决定不能配这种办理方式(§1.14)。',
      detail: {
        field: 'disposition',
        allowed: DISPOSITIONS_OF_DECISION[intakeDecision].map((each) => each ?? '无'),
      },
    });
  }
  if (disposition === null) return rows;
  const cell = cellOf(rows, disposition);
  if (cell === 'no' || (cell === 'simplified' && !choice.simplified)) {
    refuse('DISPOSITION_NOT_ALLOWED', {
      article: 'oneDisposition',
      message:
        cell === 'simplified'
          ? '信访程序的件只有简易办理才能直接答复(QP02)。'
          : `该类件不能用“${DISPOSITIONS[disposition].zh}”(QP02)。`,
      detail: { field: 'disposition', rows },
    });
  }
  refuseIf(cell === 'reason' && choice.reason === undefined, 'DISPOSITION_NEEDS_REASON', {
    article: 'oneDisposition',
    message: `该类件用“${DISPOSITIONS[disposition].zh}”须写明理由(QP02)。`,
    detail: { field: 'reason' },
  });
  return rows;
}

/**
 * O-30: a 12380 petition takes one of the eight ways, and its disposition lies in the way's row.
 * @rejects WAY_ONLY_FOR_12380 WAY_REQUIRED WAY_NOT_APPLICABLE WAY_DISPOSITION_MISMATCH
 */
export function requireWayFits(
  via12380: boolean,
  way: Way12380 | null,
  disposition: Disposition | null,
): void {
  refuseIf(!via12380 && way !== null, 'WAY_ONLY_FOR_12380', {
    article: 'ways12380',
    message: '八种办理方式只用于12380来件(O-30)。',
    detail: { field: 'way12380' },
  });
  if (!via12380) return;
  const notAsked = disposition === null || WAY_NOT_ASKED.includes(disposition);
  if (way === null) {
    refuseIf(!notAsked && disposition !== 'YS', 'WAY_REQUIRED', {
      article: 'ways12380',
      message: '12380来件须选八种办理方式之一(O-30)。',
      detail: { field: 'way12380' },
    });
    return;
  }
  if (disposition === null || notAsked) {
    refuse('WAY_NOT_APPLICABLE', {
      article: 'ways12380',
      message: '报上级、存查和没有办理方式的件不选12380办理方式(O-30)。',
      detail: { field: 'way12380' },
    });
  }
  const allowed: readonly Disposition[] = WAYS_12380[way].allowed;
  refuseIf(!allowed.includes(disposition), 'WAY_DISPOSITION_MISMATCH', {
    article: 'ways12380',
    message: `“${WAYS_12380[way].zh}”不能用“${DISPOSITIONS[disposition].zh}”(O-30)。`,
    detail: { field: 'disposition', allowed: [...allowed] },
  });
}
