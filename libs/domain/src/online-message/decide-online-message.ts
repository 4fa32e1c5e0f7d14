import type { AffairContext } from '../affairs/affair.js';
import { begun } from '../affairs/define.js';
import { addWorkingDays } from '../calendar.js';
import { refuse, refuseIf } from '../petition/decide/checks/refuse.js';
import { requireText, TEXT_LIMITS } from '../petition/decide/checks/text.js';
import { asideKeptUntil } from './aside-retention.js';
import { measuredOf } from '../petition/decide/papers/file-scan.js';
import type { OnlineMessageCommand, OnlineMessageState } from './online-message-commands.js';
import type { OnlineMessageEvent, Writer } from './online-message-events.js';

type Receive = Extract<OnlineMessageCommand, { type: 'receive' }>;

/** Of all files of one message. @unit byte */
export const ATTACHMENTS_BYTES_LIMIT = 20 * 1024 * 1024;
/** Of the text, for the list. @unit character */
const OPENING = 40;
/** Whoever is refused is told where else he may turn (O-03, 18①). */
const OTHERWISE = '也可以来信、来访或者打电话反映,不受这个限制。';

/**
 * Decides on a message written on the public page (O-03, R-06). Nothing is judged but how much may be sent: what is in it is for people.
 * @rejects ONLINE_NOT_OPEN ONLINE_TEXT_TOO_LONG ONLINE_TOO_MANY_TODAY ONLINE_NAME_MISSING ONLINE_TOO_MANY_FILES ONLINE_FILES_TOO_LARGE
 */
export function decide(
  state: OnlineMessageState | null,
  command: OnlineMessageCommand,
  ctx: AffairContext,
): OnlineMessageEvent[] {
  if (command.type === 'receive') return [received(command, ctx), ...attached(command, ctx)];
  const message = begun(state);
  const at = { occurredOn: ctx.today, article: 'dataEntry' } as const;
  switch (command.type) {
    case 'register': {
      const data = { petitionId: command.petitionId, late: ctx.today > message.entryDueOn };
      return [{ type: 'OnlineMessageRegistered', ...at, data, sealed: { title: '网上来件' } }];
    }
    case 'setAside':
      return [
        {
          type: 'OnlineMessageSetAside',
          ...at,
          data: { ground: command.ground },
          sealed: { reason: command.reason },
        },
      ];
    case 'destroy':
      return destroyed(message, command, ctx);
    case 'takeUp':
      return [{ type: 'OnlineMessageTakenUp', ...at, data: {}, sealed: { reason: command.reason } }];
  }
}

/** What was set aside, once its retention is over (decision 0119); before that nothing happens. */
function destroyed(
  { asideOn }: OnlineMessageState,
  { keyIds = [], scanIds = [] }: Extract<OnlineMessageCommand, { type: 'destroy' }>,
  { today }: AffairContext,
): OnlineMessageEvent[] {
  const keptUntil = asideOn === null ? null : asideKeptUntil(asideOn);
  if (keptUntil === null || today <= keptUntil) return [];
  return [
    {
      type: 'OnlineMessageDestroyed',
      occurredOn: today,
      article: 'registersAndBorrowing',
      data: { keptUntil, keyIds: [...keyIds], scanIds: [...scanIds] },
      sealed: {},
    },
  ];
}

function received(command: Receive, ctx: AffairContext): OnlineMessageEvent {
  const { policy, organisation, today, now, calendar } = ctx;
  const { content, place, concerned, wish, signed, queryCodeMac, terminalMac, closedTo } = command;
  const article = 'onlineLimits' as const;
  refuseIf(!policy.publicPages, 'ONLINE_NOT_OPEN', {
    article,
    message: '这个单位没有开通网上反映,请来信、来访或者打电话反映。',
    detail: { field: 'orgId' },
  });
  const most = policy.onlineCharacters;
  const written = [content, place, concerned, wish].reduce((sum, text) => sum + [...(text ?? '')].length, 0);
  refuseIf(written > most, 'ONLINE_TEXT_TOO_LONG', {
    article,
    message: `网上反映不超过 ${most} 字,现在有 ${written} 字,请缩短后再提交;${OTHERWISE}`,
    detail: { field: 'content', max: most },
  });
  refuseIf(command.sentToday >= policy.onlinePerTerminal, 'ONLINE_TOO_MANY_TODAY', {
    article,
    message: `今天已经提交了 ${policy.onlinePerTerminal} 件,请明天再提交;${OTHERWISE}`,
    detail: { field: 'content', max: policy.onlinePerTerminal },
  });
  const writer = signed === 'realName' ? writerOf(command) : null;
  return {
    type: 'OnlineMessageReceived',
    occurredOn: today,
    occurredAt: now,
    article: 'forms',
    data: {
      orgId: organisation.id,
      signed,
      queryCodeMac,
      writerId: writer === null ? null : command.writerId,
      entryDueOn: addWorkingDays(calendar, today, policy.entryDays).date,
      terminalMac,
      closedTo,
    },
    sealed: {
      title: openingOf(content),
      content,
      ...(place === undefined ? {} : { place }),
      ...(concerned === undefined ? {} : { concerned }),
      ...(wish === undefined ? {} : { wish }),
    },
    persons: writer === null ? {} : { [command.writerId]: writer },
  };
}

/** 附件: what is sent with it is examined before and measured; here is judged how many and of what kind. */
function attached(
  { attachments = [], signed }: Receive,
  { policy, today, now }: AffairContext,
): OnlineMessageEvent[] {
  const most = policy.onlineAttachments;
  refuseIf(attachments.length > most, 'ONLINE_TOO_MANY_FILES', {
    article: 'onlineLimits',
    message:
      most === 0
        ? `这个单位不收附件;有材料要交的,${OTHERWISE}`
        : `附件不超过 ${most} 个,现在有 ${attachments.length} 个,请减少后再提交;${OTHERWISE}`,
    detail: { field: 'files', max: most },
  });
  const bytes = attachments.reduce((sum, file) => sum + file.bytes, 0);
  refuseIf(bytes > ATTACHMENTS_BYTES_LIMIT, 'ONLINE_FILES_TOO_LARGE', {
    article: 'onlineLimits',
    message: `附件一共不超过 ${ATTACHMENTS_BYTES_LIMIT / 1024 / 1024} MB,请减少后再提交;${OTHERWISE}`,
    detail: { field: 'files', max: ATTACHMENTS_BYTES_LIMIT },
  });
  return attachments.map(({ scanId, name, ...measured }, index) => ({
    type: 'OnlineMessageAttached',
    occurredOn: today,
    occurredAt: now,
    article: 'forms',
    data: { scanId, ...measuredOf('enclosure', measured) },
    // how somebody calls his file may tell who he is
    sealed: {
      name:
        signed === 'anonymous'
          ? `附件 ${index + 1}`
          : requireText(name, 'files', '附件名称', { max: TEXT_LIMITS.evidence }),
    },
  }));
}

/** Of an anonymous message nothing about a person is kept, whatever was filled in. */
function writerOf({ name, phone, idNo, address }: Receive): Writer {
  return {
    name:
      name ??
      refuse('ONLINE_NAME_MISSING', {
        article: 'forms',
        message: '实名反映请填写姓名;不愿意留姓名的,请选“匿名”。',
        detail: { field: 'name' },
      }),
    ...(phone === undefined ? {} : { phone }),
    ...(idNo === undefined ? {} : { idNo }),
    ...(address === undefined ? {} : { address }),
  };
}

function openingOf(content: string): string {
  const characters = [...content.replace(/\s+/gu, ' ')];
  return characters.length <= OPENING ? characters.join('') : `${characters.slice(0, OPENING).join('')}…`;
}
