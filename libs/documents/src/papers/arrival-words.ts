import { CHANNELS, type Channel, type Origin } from '#domain';
import { type DocumentCase, isRestricted, ownMatters } from '../document-case.js';
import type { Paragraph } from '../document-model.js';
import { dateZh, ordinalZh, para, sentence } from '../wording.js';

const CAME_BY: Readonly<Record<Channel, string>> = {
  letter: '来信',
  visit: '来访',
  phone: '来电',
  online: '网络',
  sms: '短信',
  fax: '传真',
  other: '其他方式',
};

/** Who passed it on, as the petitioner may read it: whose instruction it was is not said. */
const PASSED_ON_BY: Readonly<Record<Exclude<Origin, 'direct'>, string>> = {
  petitionOffice: '信访部门',
  superiorOrgDept: '上级组织部门',
  leader: '有关机关',
  department: '有关部门',
  disciplineInspection: '纪检监察机关',
  subordinate: '下级组织部门',
};

/** 渠道 on forms. */
export const channelZh = (channel: Channel): string => CHANNELS[channel].zh;

/** 接收情况: when, by which way and under which number it was received (Art. 23①, QP04). */
export function receivedSentence({ state }: Pick<DocumentCase, 'state'>): string {
  const { channel, origin, transferKind, receivedOn, signedForOn, displayNo } = state.arrival;
  const registered = `已予登记，信访编号为${displayNo}。`;
  if (origin === 'direct')
    return `您通过${CAME_BY[channel]}提出的信访事项，本机关于${dateZh(receivedOn)}收到，${registered}`;
  const verb = transferKind === 'assign' ? '交办' : transferKind === 'briefing' ? '通报' : '转送';
  return `您提出的信访事项，由${PASSED_ON_BY[origin]}${verb}，本机关于${dateZh(signedForOn ?? receivedOn)}收到，${registered}`;
}

/**
 * 事项. Of an accusation nothing is told again: the paper travels by post and may be read by others (30③).
 * A petition of another class names its own matters only.
 */
export function mattersParagraphs(theCase: DocumentCase): Paragraph[] {
  if (isRestricted(theCase) || theCase.state.class === 'accusation')
    return [para('所反映的内容依规保密，本告知书不再复述。')];
  const summaries = ownMatters(theCase)
    .map(({ summary }) => summary)
    .filter((summary) => summary !== '');
  if (summaries.length === 0) return [];
  if (summaries.length === 1) return [para(`所提事项：${sentence(summaries[0] ?? '')}`)];
  return [
    para('所提事项：'),
    ...summaries.map((summary, at) => para(`（${ordinalZh(at + 1)}）${sentence(summary)}`)),
  ];
}

/** 查询方式. An accusation is answered in three states only (§6.2); the code itself is kept nowhere. */
export const queryParagraph = ({ state }: Pick<DocumentCase, 'state'>): Paragraph =>
  para(
    state.class === 'accusation' || state.zone !== 'general'
      ? '查询方式：可凭信访编号和登记时取得的查询码向本机关查询，查询结果为“已收到”“已受理”“已办结”三种状态。'
      : '查询方式：可凭信访编号和登记时取得的查询码，向本机关查询办理情况。',
  );
