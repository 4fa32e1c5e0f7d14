import { reachesNobody } from '#domain/glossary';

const TO_WHOM: Readonly<Record<string, string>> = {
  visit: '请当面交给信访人',
  phone: '请在电话里告诉信访人',
  online: '请回复给信访人',
  sms: '请回复给信访人',
};

/**
 * How the query code comes to whoever wrote: only at the window is there somebody to hand it to, and to sign that he was
 * told on the spot; an anonymous letter has nobody at all and is given no code.
 */
export function handOver({ channel, anonymity }: { channel: string; anonymity: string }): {
  inPerson: boolean;
  nobody: boolean;
  words: string;
} {
  const how = TO_WHOM[channel];
  const nobody = reachesNobody({ channel, anonymity });
  return {
    inPerson: channel === 'visit',
    nobody,
    words: nobody
      ? '匿名来件没有可以交给的人,不给查询码。'
      : `${how ?? '请打印回执,随告知书一并寄给信访人'},凭它查询办理进度。`,
  };
}
