/** Where a paper of a case is read. @shape form: print, docx or pdf; draft: an earlier one of its drafts */
export function address(petitionId: string, documentId: string, form: string, draft?: number): string {
  const path = `/api/petitions/${encodeURIComponent(petitionId)}/papers/${encodeURIComponent(documentId)}/${form}`;
  return draft === undefined ? path : `${path}?draft=${draft}`;
}
