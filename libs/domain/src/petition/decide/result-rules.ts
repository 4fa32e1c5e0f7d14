import { ARTICLES, articleInForce, citationIsOurs, isArticleKey } from '../../articles.js';
import type { ArticleKey } from '../../articles.js';
import type { Conclusion, Finding } from '../../glossary/index.js';
import type { PlainDate, PointRef } from '../context.js';
import type { ResultSubmitted } from '../events.js';
import type { PetitionState } from '../state.js';

/** Every point (诉求或举报要点) of the petition that has to be answered, in order (QS01). */
export const pointsOf = (state: PetitionState): PointRef[] =>
  state.arrival.matters.flatMap(({ matterNo, pointCount }) =>
    Array.from({ length: pointCount }, (_, index) => `${matterNo}.${index + 1}`),
  );

/**
 * The finding of an accusation as it follows from those of its points (O-39).
 * READING: O-39 does not name 诬告; here it counts as 不属实 and is the whole finding only where every point has it.
 */
export function findingOf(findings: readonly Finding[]): Finding {
  const all = (value: Finding) => findings.every((finding) => finding === value);
  if (all('substantiated')) return 'substantiated';
  if (findings.some((finding) => finding === 'substantiated' || finding === 'partiallySubstantiated'))
    return 'partiallySubstantiated';
  if (all('falseAccusation')) return 'falseAccusation';
  if (findings.every((finding) => finding === 'unsubstantiated' || finding === 'falseAccusation'))
    return 'unsubstantiated';
  return findings.includes('unverifiable') ? 'unverifiable' : 'noEvidence';
}

/** Which conclusions the paper of each road may state (R-31, Art. 29, 31(五)). */
export function conclusionsFor(state: PetitionState): readonly Conclusion[] {
  if (state.class === 'suggestion') return ['adopted', 'partlyAdopted', 'notAdopted', 'answered', 'explain'];
  if (state.class === 'accusation') return [];
  return state.appealKind === 'item5'
    ? ['dutyPerformed', 'dutyAnswered']
    : ['support', 'explain', 'notSupport'];
}

// 「复查」, an organ to ask for it and the thirty days, in whatever order they are written.
const REMEDY = [/复查/, /(机关|单位|组织部|党委|委员会)/, /(30|三十|３０)\s*(日|天)/];

/** Does the paper name the remedy, the organ and the 30 days (QC05, R-40)? */
export const statesRemedy = (...texts: string[]): boolean => {
  const whole = texts.join('\n');
  return REMEDY.every((part) => part.test(whole));
};

const VAGUE =
  /(工作忙|工作繁忙|工作较忙|人手少|人手不足|人手紧|人员不足|时间紧|事情多|任务重|任务较重|工作需要|其他原因|客观原因)/;

/** 空泛: is one of the phrases that explain nothing (QE05)? Length is judged apart. */
export const isVagueReason = (reason: string): boolean => VAGUE.test(reason);

type LegalBasis = ResultSubmitted['data']['legalBases'][number];

// A clause is found by its key, or by document and number as printed.
function clauseOf(source: string, article: string): ArticleKey | null {
  if (isArticleKey(article)) return article;
  const plain = (text: string) => text.replace(/[《》\s]/g, '');
  const found = Object.values(ARTICLES).find(
    (clause) => clause.document === plain(source) && clause.number === plain(article),
  );
  return found !== undefined && isArticleKey(found.id) ? found.id : null;
}

/**
 * A legal basis with what the built-in texts say of it on that day (QS04, R-53).
 * A source that is not built in counts as in force and ours until the examiner says otherwise: QS04 is assisted.
 */
export function legalBasisOf(basis: { source: string; article: string }, on: PlainDate): LegalBasis {
  const source = basis.source.trim();
  const article = basis.article.trim();
  const clause = clauseOf(source, article);
  if (clause !== null)
    return { source, article, effective: articleInForce(clause, on), ours: citationIsOurs(clause) };
  const document = Object.values(ARTICLES).find(
    (entry) => entry.document === source.replace(/[《》\s]/g, ''),
  );
  const effective =
    document === undefined ||
    (document.effectiveFrom <= on && (document.effectiveTo === null || on <= document.effectiveTo));
  return { source, article, effective, ours: true };
}
