import type { CommandInput } from '#casework';
import { addDays, type Finding, type Measure } from '#domain';
import { noteIdOf } from '../command-ids.js';
import type { Cast } from '../step.js';
import type { Flaw, Note, Result, Story } from '../story.js';
import { handlerOf } from './routing.js';
import { isAccusation, secondSeat } from './signatures.js';
import type { Timeline } from './timeline.js';

/** Notes that count as the ground of an answer (QS02). */
const GROUNDS: readonly Note[0][] = [
  'evidence',
  'interviewTranscript',
  'documentCheck',
  'siteVisit',
  'inquiryReply',
  'coReply',
];

/** 办理记录, spread over the time up to the result; talks are held by two (QP07). */
export function keepNotes(line: Timeline, untilOn: string): void {
  const { story } = line;
  const notes = story.notes ?? [];
  notes.forEach(([kind, text, evidenceTitle], at) => {
    const gap = Math.floor(workdaysLeft(line, untilOn) / (notes.length - at + 1));
    line.after(Math.max(at === 0 ? 1 : 0, gap));
    const occurredOn = line.day;
    const two = kind === 'interviewTranscript' || kind === 'talk';
    const second = secondSeat(story);
    line.do({ seat: handlerOf(story), name: `note/${at}` }, (cast) => ({
      type: 'addNote',
      kind,
      occurredOn,
      staffIds: [handlerOf(story), ...(two && second !== null ? [second] : [])].map((seat) =>
        cast.account(story.org, seat),
      ),
      externalStaffCount: two && second === null ? 1 : 0,
      ...(kind === 'contact' ? { contactSucceeded: !text.includes('未能联系') } : {}),
      text,
      ...(evidenceTitle === undefined ? {} : { evidenceTitle }),
    }));
  });
  line.reached('notes');
}

// Five working days in seven: near enough for the spacing of notes.
const workdaysLeft = (line: Timeline, untilOn: string): number =>
  Math.max(0, Math.floor(((Date.parse(untilOn) - Date.parse(line.day)) / 86_400_000) * (5 / 7)) - 1);

function evidenceOf(story: Story, key: string): string[] {
  const notes = story.notes ?? [];
  const grounds = notes.flatMap(([kind], at) => (GROUNDS.includes(kind) ? [at] : []));
  const used = grounds.length > 0 ? grounds : notes.map((_, at) => at);
  return used.map((at) => noteIdOf(key, `note/${at}`));
}

const REMEDY = {
  city: '如不服本处理意见,可自收到本意见书之日起30日内,向中共豫宛省委组织部申请复查。',
  county: '如不服本处理意见,可自收到本意见书之日起30日内,向中共宛州市委组织部申请复查。',
};

const DEFAULT_MEASURES: Partial<Record<string, readonly [Measure, string]>> = {
  support: ['executeSupport', '由责任单位按处理意见在期限内落实,并将落实凭证报本机关。'],
  notSupport: ['counselling', '承办人当面解释政策依据,做好疏导工作。'],
  unsubstantiated: ['clarification', '在被反映人所在党组织范围内说明核实情况,予以澄清。'],
  noEvidence: ['clarification', '向被反映人所在党组织说明核实情况;因未公开传播,不作公开澄清。'],
  adopted: ['improveSystem', '由承办科室提出落实方案,列入下一步工作安排。'],
  partlyAdopted: ['improveSystem', '对可行部分由承办科室制定落实方案。'],
  notAdopted: ['noAction', '现行规定已有安排,暂不另行制定办法,已向建议人说明理由。'],
};

/** What is still to come has a day and somebody who answers for it; the rest is done with the report (QS06). */
const LATER: readonly Measure[] = ['executeSupport', 'improveSystem', 'correctAppointment'];

/** What a supporting result leaves to be carried out after it. @shape numbers of its measures, from 1 */
export function promisedBy({ result }: Story): number[] {
  if (result === undefined || (result.conclusion ?? result.answers[0]?.[0]) !== 'support') return [];
  return measuresOf(result).flatMap(([measure], at) => (LATER.includes(measure) ? [at + 1] : []));
}

/** Who was reminded or admonished reports after six months what was put right (O-20). @shape numbers of measures, from 1 */
export function rectifiedBy({ result }: Story): number[] {
  if (result === undefined) return [];
  return measuresOf(result).flatMap(([measure], at) =>
    measure === 'reminder' || measure === 'admonition' ? [at + 1] : [],
  );
}

const WHOLE_FINDING = (findings: readonly string[]): string =>
  findings.every((each) => each === findings[0]) ? (findings[0] ?? '') : 'partiallySubstantiated';

function measuresOf(result: Result): readonly (readonly [Measure, string])[] {
  if (result.measures !== undefined) return result.measures;
  const whole = result.conclusion ?? WHOLE_FINDING(result.answers.map(([outcome]) => outcome));
  const measure = DEFAULT_MEASURES[whole];
  return measure === undefined ? [] : [measure];
}

const FINDINGS: readonly string[] = [
  'substantiated',
  'partiallySubstantiated',
  'unsubstantiated',
  'noEvidence',
  'falseAccusation',
  'unverifiable',
] satisfies Finding[];

const opinionOf = (story: Story, result: Result, flaw: Flaw): string => {
  const [matter] = story.matters;
  const item6 = matter?.class === 'appeal' && (matter.appealKind ?? 'item6') === 'item6';
  if (!item6 || flaw === 'remedy') return result.opinion;
  return `${result.opinion}${story.org === 'city' ? REMEDY.city : REMEDY.county}`;
};

const LEGAL: Readonly<Record<string, readonly [string, string]>> = {
  appeal: ['信访工作条例', '第三十二条第一款'],
  accusation: ['信访工作条例', '第三十条第二款'],
};

/** 报结果: round 0 is the first version, which may lack what brings it back. */
export function report(line: Timeline, round: number): void {
  const { story, key } = line;
  const { result } = story;
  if (result === undefined) throw new Error(`${key}: no result written`);
  const flaw = story.life.rework?.[round]?.flaw ?? 'none';
  const submittedOn = line.day;
  line.do({ seat: handlerOf(story), name: `result/${round}`, milestone: 'result' }, (cast) => ({
    type: 'submitResult',
    submittedOn,
    request: story.matters.map(({ summary }) => summary).join(';'),
    facts: result.facts,
    opinion: opinionOf(story, result, flaw),
    basis: result.basis ?? '《信访工作条例》及组织工作有关规定。',
    answers: answersOf(line, result, flaw),
    ...conclusionOf(story, result),
    measures: flaw === 'measures' ? [] : measuresIn(line, result, { cast, submittedOn }),
    legalBases: legalOf(story, result),
    litigationChecked: true,
    petitionerOpinion:
      isAccusation(story) || !story.petitioners?.length ? null : (result.petitionerOpinion ?? 'none'),
    secrecyMarked: true,
  }));
}

function answersOf({ story, key }: Timeline, result: Result, flaw: Flaw): CommandInput[] {
  const points = story.matters.flatMap(({ points: list }, at) =>
    list.map((_, point) => `${at + 1}.${point + 1}`),
  );
  const evidence = flaw === 'evidence' ? [] : evidenceOf(story, key);
  return points.map((point, at) => {
    const [outcome, text] = result.answers[at] ?? result.answers[0] ?? ['explain', ''];
    const word = FINDINGS.includes(outcome) ? { finding: outcome } : { conclusion: outcome };
    return { point, ...word, evidence, text } as unknown as CommandInput;
  });
}

const conclusionOf = (story: Story, result: Result) =>
  isAccusation(story) ? {} : { conclusion: result.conclusion ?? result.answers[0]?.[0] };

function measuresIn({ story }: Timeline, result: Result, at: { cast: Cast; submittedOn: string }) {
  return measuresOf(result).map(([measure, text]) =>
    LATER.includes(measure)
      ? {
          measure,
          text,
          dueOn: addDays(at.submittedOn, 60),
          responsibleId: at.cast.account(story.org, handlerOf(story)),
        }
      : { measure, text, completedOn: measure === 'noAction' ? null : at.submittedOn },
  );
}

function legalOf(story: Story, result: Result) {
  const [matter] = story.matters;
  const given = result.legal ?? [LEGAL[matter?.class ?? '']].filter((each) => each !== undefined);
  return given.map(([source, article]) => ({ source, article }));
}
