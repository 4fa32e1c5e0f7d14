import type { ArticleKey } from '../../articles.js';
import type { NoteKind } from '../../glossary/index.js';
import type { PetitionState } from '../state.js';

/** What the rules want of one kind of 办理记录. */
export type NoteRule = {
  readonly article: ArticleKey;
  /** 办理行为: the earliest of these may be the day of acceptance (K-19). */
  readonly act: boolean;
  /** Two members of staff take part (QP07, §2.14). */
  readonly two: boolean;
};

const act = (article: ArticleKey, two = false): NoteRule => ({ article, act: true, two });
const paper = (article: ArticleKey): NoteRule => ({ article, act: false, two: false });

/** 办理记录, kind by kind. A reception, a contact or an instruction alone does not begin the handling. */
export const NOTE_RULES: Readonly<Record<NoteKind, NoteRule>> = {
  statement: act('appealItem6'),
  contact: paper('diligence'),
  receptionInterview: paper('petitionContents'),
  verificationPlan: act('verificationTeam'),
  interviewTranscript: act('verificationTeam', true),
  siteVisit: act('appealItem6'),
  documentCheck: act('appealItem6'),
  evidence: act('appealItem6'),
  inquirySent: act('inquiryContents'),
  inquiryReply: act('inquiryReply'),
  talk: act('verificationTeam', true),
  coReply: act('jointHandling'),
  coordination: act('jointHandling'),
  hearing: act('appealItem6'),
  mediation: act('mediation'),
  progress: act('diligence'),
  execution: act('opinionExecution'),
  clarification: act('clarification'),
  recusalDeclaration: paper('recusal'),
  disclosureIncident: paper('disclosure'),
  assistance: act('assistance'),
  instruction: paper('instruction'),
  explanation: paper('diligence'),
};

/** On what a record of that kind rests: what 31(六) asks for in an appeal, articles 29 and 30 ask for in the other classes (§1.4). */
export function articleOfNote(kind: NoteKind, { class: of }: Pick<PetitionState, 'class'>): ArticleKey {
  const { article } = NOTE_RULES[kind];
  if (article !== 'appealItem6') return article;
  return of === 'accusation' ? 'accusations' : of === 'suggestion' ? 'suggestions' : article;
}
