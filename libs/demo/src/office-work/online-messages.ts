import { addDays, ONLINE_MESSAGE } from '#domain';
import { deriveStreamId, hashRequest } from '#event-store';
import type { Runtime } from '#runtime';
import { commandIdOf } from '../command-ids.js';
import type { InstalledCity } from '../install-city.js';

type Written = Parameters<Runtime['onlineMessages']['receive']>[0];
type Stage = Pick<InstalledCity, 'cast' | 'viewer'> &
  Pick<Runtime, 'onlineMessages' | 'affairs' | 'profiles'> & { today: string; latest: string };

/** So long ago the office opened its pages. @unit day */
const OPENED = 60;

/** What stands in the clerk's list on the day of the first start: one due that day, one just come in, one set aside. */
const MESSAGES: readonly (Omit<Written, 'orgId' | 'terminal'> & { daysAgo: number; advertisement?: true })[] =
  [
    {
      daysAgo: 1,
      signed: 'realName',
      content:
        '我父亲是1998年离休的老干部，今年8月以后特需经费一直没有发。两次到单位问，都说在等财政拨款，没有说什么时候发。',
      place: '宛州市',
      concerned: '原工作单位老干部科',
      wish: '请说明原因和发放时间',
      name: '尉迟安',
      phone: '13900000123',
      address: '宛州市城北新村',
    },
    {
      daysAgo: 0,
      signed: 'anonymous',
      content: '某局提拔的一名科长，档案里的入党时间和大家知道的不一样，公示期间有人提过，没有答复。',
      concerned: '某局新提拔的科长',
    },
    {
      daysAgo: 3,
      signed: 'anonymous',
      content: '专业制作展板、横幅，量大从优，欢迎来电。',
      advertisement: true,
    },
  ];

/**
 * Opens the public page of the city's office and lets a few people have written to it. Each command has an id of its own, so that an
 * interrupted load does nothing twice.
 */
export async function loadOnlineMessages(stage: Stage): Promise<void> {
  const { cast, today, latest, onlineMessages, affairs, profiles } = stage;
  const orgId = cast.org('city');
  const opened = addDays(today, -OPENED);
  const admin = stage.viewer('city', 'admin');
  const command = {
    type: 'setParameter',
    orgId,
    key: 'publicPages',
    value: true,
    from: opened,
    to: null,
    forBelow: false,
    reason: '部务会决定开通网上反映',
    basis: { docNo: '宛组通〔2026〕9号', title: '关于开通网上反映的通知', decidedOn: opened },
  } as const;
  await profiles.change(command, {
    accountId: admin.accountId,
    orgId: admin.orgId,
    commandId: commandIdOf('public-pages', 'open'),
    requestHash: hashRequest({ opened }),
    today: opened,
  });
  for (const [index, { daysAgo, advertisement, ...written }] of MESSAGES.entries()) {
    const key = `online-message-${index + 1}`;
    const day = addDays(today, -daysAgo);
    const at = `${day}T00:40:00.000Z`;
    const time = { today: day, now: at < latest ? at : latest };
    const frame = (act: string) => ({
      commandId: commandIdOf(key, act),
      requestHash: hashRequest({ key, act }),
      time,
    });
    await onlineMessages.receive({ ...written, orgId, terminal: `demo-${index + 1}` }, frame('receive'));
    if (advertisement === true)
      await affairs.execute(
        ONLINE_MESSAGE.category,
        deriveStreamId(commandIdOf(key, 'receive'), ONLINE_MESSAGE.category),
        { type: 'setAside', ground: 'advertisement', reason: '推销展板，没有反映事项' },
        {
          ...frame('set-aside'),
          by: { viewer: stage.viewer('city', 'reception') },
          source: 'demo',
          expectedVersion: 'any',
        },
      );
  }
}
