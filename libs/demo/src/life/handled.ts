import { addDays } from '#domain';
import type { ExtensionStory } from '../story.js';
import { closeAndFile, issueAndServe } from './ending.js';
import { designate, handlerOf, tell, triageCommand } from './routing.js';
import { keepNotes, report } from './result.js';
import { isAccusation, signed } from './signatures.js';
import type { Timeline } from './timeline.js';

/** 分流, on the day of acceptance at the latest where that day is fixed. */
export function decideRoad(line: Timeline, latest?: string): void {
  const { story, life } = line;
  const usual = line.random.between(1, 2);
  const from = line.day;
  line.after(life.triageAfter ?? usual);
  if (latest !== undefined && line.day > latest && latest >= from) line.day = latest;
  line.do({ seat: 'windowHead', name: 'triage', milestone: 'triage' }, triageCommand(line, story, life));
}

function accept(line: Timeline): string {
  const { story } = line;
  const acceptedOn = line.day;
  line.do({ seat: handlerOf(story), name: 'accept', milestone: 'accept' }, () => ({
    type: 'accept',
    acceptedOn,
  }));
  return acceptedOn;
}

/** 包案, where the story names a leader. */
function sponsor(line: Timeline): void {
  const seat = line.life.sponsor;
  if (seat === undefined) return;
  const assignedOn = line.day;
  line.do({ seat: 'leader', name: 'sponsor' }, (cast) => ({
    type: 'sponsorCase',
    sponsorId: cast.account(line.story.org, seat),
    assignedOn,
  }));
}

function notice(line: Timeline): void {
  const { story, life, receivedOn, random } = line;
  const asked = life.noticeAfter ?? random.between(4, 11);
  const wanted = addDays(receivedOn, asked);
  // In time means on a working day before the fifteenth; whoever is late chose to be.
  line.to(asked > 15 ? wanted : line.before(wanted));
  const desk = isAccusation(story) || story.life.disposition === 'DF' ? handlerOf(story) : 'reception';
  tell(line, { seat: desk, ...(story.life.disposition === 'DF' ? { kind: 'directReply' as const } : {}) });
}

function extend(line: Timeline, extension: ExtensionStory, acceptedOn: string): void {
  const { story, random } = line;
  line.to(line.before(addDays(acceptedOn, extension.askedAfter ?? random.between(44, 50))));
  const requestedOn = line.day;
  line.do({ seat: handlerOf(story), name: 'extension', milestone: 'extension' }, () => ({
    type: 'requestExtension',
    days: extension.days,
    reason: extension.reason,
    requestedOn,
  }));
  if (extension.outcome === 'pending') return;
  const decidedOn = line.after(random.between(1, 2)).day;
  const approve = extension.outcome === 'approved';
  line.do({ seat: 'leader', name: 'extension/decided' }, (cast) => ({
    type: 'decideExtension',
    approve,
    ...(extension.answer === undefined ? {} : { reason: extension.answer }),
    approval: signed(cast, { org: story.org, seat: 'leader' }, decidedOn),
  }));
  const [petitioner] = story.petitioners ?? [];
  if (!approve || isAccusation(story) || petitioner === undefined) return;
  const notifiedOn = line.after(1).day;
  line.do({ seat: handlerOf(story), name: 'extension/told' }, () => ({
    type: 'notifyExtension',
    method: 'posted',
    notifiedOn,
    addressee: petitioner.name,
  }));
}

/** Reports, is returned as often as the story says, and passes the signing gate. */
function reportAndSign(line: Timeline): void {
  const { life, random, story } = line;
  report(line, 0);
  (life.rework ?? []).forEach((rework, round) => {
    line.after(random.between(1, 2)).do({ seat: 'examiner', name: `rework/${round}` }, () => ({
      type: 'returnForRework',
      gate: 'signing',
      reason: rework.reason,
      requiredActions: [...rework.actions],
    }));
    // A story may stand before its second return: the milestone is the last one.
    if (round === (life.rework ?? []).length - 1) line.reached('rework');
    line.after(random.between(2, 4));
    report(line, round + 1);
  });
  const round = life.rework?.length ?? 0;
  line.after(random.between(1, 2)).gate('signing', round, {
    remark: '已与登记内容核对,作说明后通过。',
    handlerSeat: handlerOf(story),
  });
}

/** 本机关受理办理: the main road. */
export function handle(line: Timeline): void {
  const { story, life, random, era } = line;
  const fixed = life.acceptedDaysAgo;
  const acceptOn = fixed === undefined ? undefined : line.workday(addDays(era.today, -fixed));
  decideRoad(line, acceptOn);
  designate(line);
  if (acceptOn !== undefined) line.to(acceptOn);
  else if (life.disposition !== 'DF') line.after(random.between(0, 1));
  const acceptedOn = accept(line);
  sponsor(line);
  notice(line);
  const quick = life.disposition === 'DF';
  const usual = quick ? random.between(2, 6) : random.between(16, 36);
  const resultOn = addDays(acceptedOn, life.handleDays ?? usual + (life.overdue === undefined ? 0 : 36));
  const { extension } = life;
  keepNotes(line, extension === undefined ? resultOn : addDays(acceptedOn, 40));
  if (extension !== undefined) extend(line, extension, acceptedOn);
  if (line.isOver || story.result === undefined) return;
  line.to(
    life.handleDays === undefined && extension?.outcome === 'approved' ? addDays(acceptedOn, 66) : resultOn,
  );
  reportAndSign(line);
  issueAndServe(line);
  closeAndFile(line, 0);
}
