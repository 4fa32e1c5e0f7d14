import { addDays } from '#domain';
import type { Step } from '../step.js';
import type { Story } from '../story.js';
import { arrive } from './arrival.js';
import { closeAndFile, putAway } from './ending.js';
import { decideRoad, handle } from './handled.js';
import { designate, handlerOf, tell } from './routing.js';
import { keepNotes, report } from './result.js';
import { isAccusation, signed } from './signatures.js';
import { type Era, Timeline } from './timeline.js';

/** 出口集: judged once when the duty to tell is done (O-48). */
function leave(line: Timeline): void {
  const { story } = line;
  // In a full office the examiner is not among those who know of a restricted petition that nobody was given.
  if (!isAccusation(story) || story.org !== 'city')
    line.after(1).gate('closing', 0, { remark: '已核对。', handlerSeat: handlerOf(story) });
  putAway(line, 'withoutResult');
}

/** Redirected, imported, passed down, referred, filed, merged: decided, told, put away. */
function exit(line: Timeline): void {
  const { life, random, receivedOn } = line;
  decideRoad(line);
  line.after(life.noticeAfter === undefined ? random.between(0, 3) : 0);
  if (life.noticeAfter !== undefined) line.to(addDays(receivedOn, life.noticeAfter));
  tell(line, { seat: 'windowHead' });
  if (!life.keepOpen) leave(line);
}

/** 交办要结果: the county reports, both gates are judged at once. */
function assignDown(line: Timeline): void {
  const { story, life, random } = line;
  decideRoad(line);
  designate(line);
  line.after(random.between(1, 3));
  tell(line, { seat: isAccusation(story) ? handlerOf(story) : 'reception' });
  if (story.result === undefined) return;
  const resultOn = addDays(line.day, life.handleDays ?? random.between(34, 46));
  keepNotes(line, resultOn);
  line.to(resultOn);
  report(line, 0);
  (life.rework ?? []).forEach((rework, round) => {
    line.after(2).do({ seat: 'examiner', name: `rework/${round}`, milestone: 'rework' }, () => ({
      type: 'returnForRework',
      gate: 'closing',
      reason: rework.reason,
      requiredActions: [...rework.actions],
    }));
    line.after(random.between(4, 7));
    report(line, round + 1);
  });
  closeAndFile(line, life.rework?.length ?? 0);
}

function object(line: Timeline): void {
  const { story, life } = line;
  const { objection } = life;
  if (!objection) return;
  const sentOn = line.after(2).day;
  line.do({ seat: 'windowHead', name: 'objection' }, () => ({
    type: 'raiseObjection',
    sentOn,
    reason: objection.reason,
    suggestedOrgan: objection.organ,
    belongsToOwnSystem: false,
  }));
  if (objection.consent === null) return;
  const answeredOn = line.after(4).day;
  const { consent } = objection;
  line.do({ seat: 'windowHead', name: 'objection/answered' }, () => ({
    type: 'answerObjection',
    consent,
    answeredOn,
    remark: consent ? '经核实同意退回,材料已交还。' : '经核实,主要诉求属组织部门职权,请继续办理。',
  }));
  if (consent) {
    if (!life.keepOpen) putAway(line, 'withoutResult');
    return;
  }
  // The sender refused: it is handled here like everything else.
  line.story = { ...story, life: { ...life, road: 'handle' } };
  handle(line);
}

function withdraw(line: Timeline): void {
  const { story } = line;
  decideRoad(line);
  designate(line);
  const withdrawnOn = line.after(6).day;
  line.do({ seat: 'windowHead', name: 'withdraw' }, (cast) => ({
    type: 'withdraw',
    evidence: story.life.reason ?? '本人书面申请撤回,经核对身份证件,确认出于自愿。',
    withdrawnOn,
    approval: signed(cast, { org: story.org, seat: 'windowHead' }, withdrawnOn),
  }));
}

function split(line: Timeline): Step[] {
  const { story, era } = line;
  line.after(1).do({ seat: 'windowHead', name: 'split' }, () => ({
    type: 'split',
    parts: story.matters.map((_, at) => ({ matterNo: at + 1, part: at + 1 })),
    reason: story.life.reason ?? '一信含不同类别的事项,按规定拆分,分别办理、分别计时。',
  }));
  return (story.parts ?? []).flatMap((part, at) => {
    const matter = story.matters[at];
    if (matter === undefined) return [];
    const { accused, ...rest } = story;
    const child: Story = {
      ...rest,
      ...part,
      title: matter.summary,
      matters: [matter],
      ...(matter.class === 'accusation' && accused !== undefined ? { accused } : {}),
    };
    return roadOf(new Timeline(child, era, `${story.key}#${at + 1}`, line.day));
  });
}

function roadOf(line: Timeline): Step[] {
  switch (line.life.road) {
    case 'handle':
      handle(line);
      break;
    case 'assignDown':
      assignDown(line);
      break;
    case 'objection':
      object(line);
      break;
    case 'withdraw':
      withdraw(line);
      break;
    case 'split': {
      const children = split(line);
      return [...line.steps, ...children];
    }
    default:
      exit(line);
  }
  return line.steps;
}

/** All steps of one petition up to today. */
export function lifeOf(story: Story, era: Era): Step[] {
  const line = new Timeline(story, era);
  arrive(line);
  if (line.life.until === 'register') return line.steps;
  return roadOf(line);
}
