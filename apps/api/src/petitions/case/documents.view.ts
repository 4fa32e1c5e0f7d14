import type { Viewer } from '#identity';
import { documentsOf, mayKnowReporter, type OpenedCase } from '#paperwork';
import type { DocumentView } from '../case.dto.js';

/** Papers of the case: what can be printed and what is missing for the rest. */
export function documentViewsOf(opened: OpenedCase, viewer: Viewer): DocumentView[] {
  return documentsOf(opened, { mayKnowReporter: mayKnowReporter(opened, viewer) }).map(
    ({ kind, zh, docNo, on, missing }) => ({ kind, zh, docNo, on, missing }),
  );
}
