import { type DocumentCase, type Paper, papersOf } from '#documents';
import type { OpenedCase } from './load-for-viewer.js';

/** What a paper of this case may be made of, for a person with these rights. */
export const documentCaseOf = (
  opened: OpenedCase,
  { mayKnowReporter, superiorName }: { mayKnowReporter: boolean; superiorName: string | null },
): DocumentCase => ({
  state: opened.state,
  events: opened.events,
  texts: opened.texts,
  organName: opened.office.organisation.name,
  superiorName,
  mayKnowReporter,
  policy: opened.policy,
  nameOf: (accountId) => opened.office.colleagues.get(accountId)?.displayName ?? '（已不在册）',
});

/** The papers of the case and what each still lacks. The superior's name changes no answer here, only the wording. */
export const documentsOf = (opened: OpenedCase, rights: { mayKnowReporter: boolean }): Paper[] =>
  papersOf(documentCaseOf(opened, { ...rights, superiorName: null }));
