import { type DocumentCase, type Paper, papersOf } from '#documents';
import { type FormerName, organisationNameOn } from '#domain';
import type { OpenedCase } from './load-for-viewer.js';

/** The organ above, under its names; null where it is not known. */
export type Superior = { readonly name: string; readonly formerNames: readonly FormerName[] } | null;

/** What a paper of this case may be made of, for a person with these rights. */
export const documentCaseOf = (
  opened: OpenedCase,
  { mayKnowReporter, superior }: { mayKnowReporter: boolean; superior: Superior },
): DocumentCase => ({
  state: opened.state,
  events: opened.events,
  texts: opened.texts,
  organName: opened.office.organisation.name,
  organNameOn: (day) => organisationNameOn(opened.office.organisation, day),
  superiorName: superior?.name ?? null,
  superiorNameOn: (day) => (superior === null ? null : organisationNameOn(superior, day)),
  mayKnowReporter,
  policy: opened.policy,
  nameOf: (accountId) => opened.office.colleagues.get(accountId)?.displayName ?? '（已不在册）',
});

/** The papers of the case and what each still lacks. The superior's name changes no answer here, only the wording. */
export const documentsOf = (opened: OpenedCase, rights: { mayKnowReporter: boolean }): Paper[] =>
  papersOf(documentCaseOf(opened, { ...rights, superior: null }));
