import { acceptedOnOf, type AppealKind, type PetitionState } from '#domain';
import { cite } from '../citations.js';
import type { Paragraph } from '../document-model.js';
import { dateZh, para } from '../wording.js';
import { mattersParagraphs, queryParagraph, receivedSentence } from './arrival-words.js';
import { END, labelled, type Told } from './notice-parts.js';

/** 受理告知书 D04: receipt, whether it is accepted, way, procedure, period where there is one, how to ask (C2, R-12). */
export const acceptance = (told: Told): Paragraph[] => {
  const { theCase, route, short } = told;
  const { state } = theCase;
  if (short)
    return [
      para(receivedSentence(theCase)),
      para('经核对，所提事项与您此前提出、正在办理的信访事项为同一事项，予以合并办理，并由本机关一并答复。'),
      ...labelled('处理途径', route),
      queryParagraph(theCase),
      END,
    ];
  const filed = state.triage?.intakeDecision === 'file';
  return [
    para(receivedSentence(theCase)),
    ...mattersParagraphs(theCase),
    para(
      filed
        ? '经研究，上述事项由本机关登记留存，作为工作参考。'
        : `经审查，上述事项属于本机关职权范围，依照${cite('registration')}，决定予以受理，由${theCase.organName}承办。`,
    ),
    ...labelled('处理途径', route),
    ...(filed ? [] : procedureOf(state)),
    ...(filed ? [] : periodOf(state)),
    queryParagraph(theCase),
    END,
  ];
};

/** 程序, one for each road (§1.4). */
function procedureOf(state: PetitionState): Paragraph[] {
  switch (state.class) {
    case 'suggestion':
      return [para(`办理程序：本机关将依照${cite('suggestions')}认真研究论证，并予以回复。`)];
    case 'accusation':
      return [
        para(
          `办理程序：本机关将依照${cite('accusations')}、${cite('cadreMatters')}和干部选拔任用监督的有关规定办理和反馈，并对您的信息和所反映的情况严格保密。`,
        ),
      ];
    case 'appeal':
      return appealProcedure(state.appealKind);
  }
}

function appealProcedure(kind: AppealKind | null): Paragraph[] {
  if (kind === 'item6')
    return [
      para(
        `办理程序：本机关将依照${cite('appealItem6')}听取您陈述事实和理由，调查核实后出具信访处理意见书。`,
      ),
    ];
  if (kind === 'item5') return [para(`办理程序：本机关将依照${cite('appealItem5')}依法履行职责或者答复。`)];
  return [];
}

/** 60 days stand in the notices of 31(六) alone; accusations have no period at all (D04, pitfall 4). */
function periodOf(state: PetitionState): Paragraph[] {
  if (state.class !== 'appeal' || state.appealKind !== 'item6') return [];
  const acceptedOn = acceptedOnOf(state);
  const from = acceptedOn === null ? '受理之日' : `受理之日（${dateZh(acceptedOn)}）`;
  return [
    para(
      `办理期限：依照${cite('handlingPeriod')}，自${from}起60日内办结；情况复杂的，经本机关负责人批准可以适当延长，延长期限不超过30日，并告知您延期理由。`,
    ),
  ];
}
