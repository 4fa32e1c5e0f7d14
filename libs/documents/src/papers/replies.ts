import {
  acceptedOnOf,
  type AnswerFacts,
  CONCLUSIONS,
  type PetitionState,
  resultPaperOf,
  statesRemedy,
} from '#domain';
import { cite, citationNotOurs, foreignCitationsIn } from '../citations.js';
import { DOCUMENT_KINDS } from '../document-kinds.js';
import {
  type DocumentCase,
  isGone,
  isRestricted,
  latestWords,
  ownMatters,
  petitionerNames,
  wordsOf,
} from '../document-case.js';
import type { DocumentModel, Paragraph } from '../document-model.js';
import {
  bodyOf,
  dateZh,
  folded,
  fullWidth,
  headed,
  ordinalZh,
  para,
  sentence,
  sentencesOf,
} from '../wording.js';
import { receivedSentence } from './arrival-words.js';
import { type Draft, REPORTER_WITHHELD } from './draft.js';
import { noticeGaps } from './notices.js';

type ReplyKind = 'handlingOpinion' | 'suggestionReply' | 'dutyReply';

/** Headings of the blocks of R-31, as each paper calls them. */
const HEADINGS: Readonly<Record<ReplyKind, Record<'request' | 'facts' | 'opinion' | 'basis', string>>> = {
  handlingOpinion: {
    request: '投诉请求',
    facts: '事实和理由',
    opinion: '处理意见',
    basis: '法律法规依据',
  },
  suggestionReply: { request: '所提建议', facts: '研究论证情况', opinion: '采纳情况', basis: '依据' },
  dutyReply: {
    request: '申请事项',
    facts: '查明的情况',
    opinion: '履行职责情况和答复意见',
    basis: '法律法规依据',
  },
};

const isReply = (kind: string | null): kind is ReplyKind => kind !== null && Object.hasOwn(HEADINGS, kind);

/** 处理意见书、建议回复函、履职答复函: the one paper in which the road ends; an accusation has none of them (O-06). */
export function replyDrafts(theCase: DocumentCase): Draft[] {
  const { state } = theCase;
  const kind = resultPaperOf(state);
  const recorded = state.issued !== null || state.submissions.length > 0 || state.accepted !== null;
  return isReply(kind) && recorded ? [replyDraft(theCase, kind)] : [];
}

type Result = {
  theCase: DocumentCase;
  kind: ReplyKind;
  submitted: PetitionState['submissions'][number] | undefined;
  words: (field: 'request' | 'facts' | 'opinion' | 'basis') => string;
  answers: Readonly<Record<string, unknown>>;
};

function resultOf(theCase: DocumentCase, kind: ReplyKind): Result {
  const opened = theCase.texts.latest.ResultSubmitted;
  const answers = opened?.['answers'];
  return {
    theCase,
    kind,
    submitted: theCase.state.submissions.at(-1),
    words: latestWords(theCase, 'ResultSubmitted'),
    answers: typeof answers === 'object' && answers !== null ? { ...answers } : {},
  };
}

function replyDraft(theCase: DocumentCase, kind: ReplyKind): Draft {
  const { state } = theCase;
  const { issued } = state;
  const result = resultOf(theCase, kind);
  const names = petitionerNames(theCase);
  const title = wordsOf(theCase, issued?.eventId)('title');
  const withheld = isRestricted(theCase) && !theCase.mayKnowReporter;
  return {
    kind,
    docNo: issued?.docNo ?? null,
    on: issued?.occurredOn ?? null,
    missing: [
      withheld && REPORTER_WITHHELD,
      !withheld && names.length === 0 && '信访人姓名（名称）',
      ...resultGaps(result),
      issued === null && '签发（签发时取得文号和成文日期）',
    ],
    make: () => {
      refuseForeignCitations(result);
      return {
        title: title === '' || isGone(title) ? DOCUMENT_KINDS[kind].zh : title,
        addressee: names.join('、'),
        paragraphs: replyParagraphs(result),
        date: dateZh(issued?.occurredOn ?? ''),
      };
    },
  };
}

function resultGaps({ kind, submitted, words }: Result): (string | false)[] {
  if (submitted === undefined) return ['报结果'];
  const blocks = ['request', 'facts', 'opinion', 'basis'] as const;
  // The one field of a text whose key is gone stands for all of them.
  if (blocks.every((block) => words(block) === '' || isGone(words(block))))
    return ['结果的内容（已依法删除）'];
  const needed = kind === 'suggestionReply' ? blocks.slice(0, 3) : blocks;
  return [
    ...needed.map((block) => words(block) === '' && `${HEADINGS[kind][block]}（R-31）`),
    ...submitted.legalBases.map(
      ({ source, article, effective }) =>
        !effective && `《${source}》${article}在报结果时未施行或者已失效（QS04）`,
    ),
  ];
}

/** neither the bases entered nor the text may lean on a power that only others have. */
function refuseForeignCitations({ submitted, words, answers }: Result): void {
  const foreign = submitted?.legalBases.find(({ ours }) => !ours);
  if (foreign !== undefined) throw citationNotOurs(`《${foreign.source}》${fullWidth(foreign.article)}`);
  const texts = [words('opinion'), words('basis'), ...Object.values(answers).map(String)];
  const [cited] = texts.flatMap(foreignCitationsIn);
  if (cited !== undefined) throw citationNotOurs(cited);
}

function replyParagraphs(result: Result): Paragraph[] {
  const { theCase, kind, words } = result;
  const headings = HEADINGS[kind];
  return [
    para(openingOf(result)),
    ...headed([
      { heading: headings.request, body: requestOf(result) },
      { heading: headings.facts, body: sentencesOf(words('facts')) },
      {
        heading: headings.opinion,
        body: [...sentencesOf(parted(words('opinion')).rest), ...answersOf(result)],
      },
      { heading: headings.basis, body: basisOf(result) },
      { heading: '救济途径', body: remedyOf(result) },
    ]),
    ...(kind === 'suggestionReply' ? [para(`感谢您对${theCase.organName}工作的关心和支持。`)] : []),
  ];
}

/** A text without the sentences that tell the remedy, and those. */
function parted(text: string): { rest: string; remedy: string[] } {
  const sentences = text.split(/(?<=[。\n])/u);
  return {
    rest: sentences.filter((each) => !statesRemedy(each)).join(''),
    remedy: sentences.filter((each) => statesRemedy(each)).map((each) => sentence(each.trim())),
  };
}

function openingOf({ theCase, kind }: Result): string {
  const { state } = theCase;
  const acceptedOn = acceptedOnOf(state);
  const accepted = acceptedOn === null ? '' : `本机关于${dateZh(acceptedOn)}受理。`;
  const end = {
    handlingOpinion: '现提出处理意见如下：',
    suggestionReply: '经研究，现回复如下：',
    dutyReply: '现答复如下：',
  };
  return `${receivedSentence(theCase)}${accepted}${end[kind]}`;
}

// Several points are listed one by one, as they are answered one by one below.
function requestOf({ theCase, words }: Result): Paragraph[] {
  const points = ownMatters(theCase).flatMap((matter) => matter.points);
  const request = sentencesOf(words('request'));
  // the form begins with the points, one to a line: left as it is, it says nothing more than the list
  const asPoints = new Set(points.map(({ text }) => folded(sentence(text.trim()))));
  const saysMore = request.some(({ text }) => !asPoints.has(folded(text)));
  return [
    ...(points.length < 2 || saysMore ? request : []),
    ...(points.length < 2
      ? []
      : points.map(({ text }, at) => para(`（${ordinalZh(at + 1)}）${sentence(text)}`))),
  ];
}

/** 逐一答复 (QS01): each point with its conclusion and words; only the points of this petition's own class. */
function answersOf({ theCase, submitted, answers }: Result): Paragraph[] {
  const facts = new Map(submitted?.answers.map((answer) => [answer.point, answer]) ?? []);
  const points = ownMatters(theCase).flatMap((matter) => matter.points);
  return points.flatMap(({ ref, text }, at) => {
    const [first, ...rest] = bodyOf(typeof answers[ref] === 'string' ? answers[ref] : '');
    const concluded = conclusionZh(facts.get(ref));
    if (first === undefined && concluded === '') return [];
    const number = points.length < 2 ? '' : `（${ordinalZh(at + 1)}）`;
    return [
      para(
        `${number}关于“${text.replace(/[。；;.]$/u, '')}”：${concluded}${first === undefined ? '' : sentence(first.text)}`,
      ),
      ...rest,
    ];
  });
}

const conclusionZh = (answer: AnswerFacts | undefined): string =>
  answer?.conclusion ? `${CONCLUSIONS[answer.conclusion].zh}。` : '';

function basisOf({ submitted, words }: Result): Paragraph[] {
  const typed = parted(words('basis')).rest;
  const flat = (text: string) => text.replace(/[《》\s]/gu, '');
  const unsaid = (submitted?.legalBases ?? []).filter(
    ({ source, article }) => !(flat(typed).includes(flat(source)) && flat(typed).includes(flat(article))),
  );
  const list = unsaid.map(
    ({ source, article }) => `《${source.replace(/[《》]/gu, '')}》${fullWidth(article)}`,
  );
  return [...sentencesOf(typed), ...(list.length === 0 ? [] : [para(`${list.join('；')}。`)])];
}

/**
 * 救济告知 (QC05, R-40): 复查 belongs to the opinion of 31(六) alone, within 30 days of its receipt, to the organ above.
 * What the handler has written himself is not said twice: it stands here, under its own heading.
 */
function remedyOf({ theCase, kind, words }: Result): Paragraph[] {
  switch (kind) {
    case 'handlingOpinion': {
      const own = [words('opinion'), words('basis')].flatMap((text) => parted(text).remedy);
      if (own.length > 0) return own.map(para);
      if (statesRemedy(words('opinion'), words('basis'))) return [];
      const superior = theCase.superiorName === null ? '' : `（${theCase.superiorName}）`;
      return [
        para(
          `如不服本意见，可以依照${cite('review')}，自收到本意见书之日起30日内，向${theCase.organName}的上一级机关${superior}申请复查。`,
        ),
      ];
    }
    case 'dutyReply':
      return [para('如不服本答复，可以依照上述法律法规规定的途径和期限寻求救济。')];
    case 'suggestionReply':
      return [];
  }
}

/** 告知与答复合一 (DF, §2.3): notice and answer in one paper. */
export function directReplyDrafts(theCase: DocumentCase): Draft[] {
  const issued = theCase.state.notifications.findLast(({ kind }) => kind === 'directReply');
  if (issued === undefined) return [];
  const words = wordsOf(theCase, issued.eventId);
  const make = (): Pick<DocumentModel, 'title'> & Partial<DocumentModel> => {
    const [cited] = foreignCitationsIn(words('route'));
    if (cited !== undefined) throw citationNotOurs(cited);
    return {
      title: DOCUMENT_KINDS.directReply.zh,
      addressee: words('addressee'),
      paragraphs: [
        para(`${receivedSentence(theCase)}经研究，现答复如下：`),
        ...bodyOf(words('route')),
        para('特此答复。'),
      ],
      date: dateZh(issued.issuedOn),
    };
  };
  return [
    {
      kind: 'directReply',
      docNo: issued.docNo,
      on: issued.issuedOn,
      missing: noticeGaps(theCase, words, issued.docNo),
      make,
    },
  ];
}

/** The result paper before it is signed: words of the result in force, and what it lacks. @rejects CITATION_NOT_OURS */
export function replyWords(
  theCase: DocumentCase,
  kind: ReplyKind,
): { addressee: string; paragraphs: Paragraph[]; lacks: (string | false)[] } {
  const result = resultOf(theCase, kind);
  const names = petitionerNames(theCase);
  const withheld = isRestricted(theCase) && !theCase.mayKnowReporter;
  const lacks = [
    resultPaperOf(theCase.state) !== kind &&
      `与类别相符：此件的结果文书不是《${DOCUMENT_KINDS[kind].zh}》（§1.4）`,
    withheld && REPORTER_WITHHELD,
    !withheld && names.length === 0 && '信访人姓名（名称）',
    ...resultGaps(result),
  ];
  if (lacks.some((each) => each !== false)) return { addressee: names.join('、'), paragraphs: [], lacks };
  refuseForeignCitations(result);
  return { addressee: names.join('、'), paragraphs: replyParagraphs(result), lacks };
}
