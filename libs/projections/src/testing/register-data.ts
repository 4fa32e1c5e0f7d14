/** A register for the specs: a visit with everything, an accusation, a petition below, a group, a corrected one. */
import { addDays } from '#domain';
import { searchSubscription } from '../search.js';
import {
  accusation,
  arrival,
  corrected,
  designated,
  matter,
  PETITIONER,
  registered,
  triaged,
} from './stories.js';
import { openWorld, uuid, type World } from './world.js';

/** Plain petitions, five on a day. */
export const MANY = 45;
export const plain = (n: number) => uuid(1000 + n);
export const [SPECIAL, RESTRICTED, BELOW, GROUP, TURNED] = [uuid(1), uuid(2), uuid(3), uuid(4), uuid(5)];
export const CONTENT =
  '我是退役军人,自二零二四年起医疗补助一直没有发放,多次到区里询问都说在研究,请求尽快补发并说明原因,同时查一查经办人为什么拖延。';

/** Opens an installation and tells it all of that; the search index has caught up. */
export async function openRegister(): Promise<World> {
  const world = await openWorld();
  for (let n = 0; n < MANY; n += 1)
    // Five on a day: the id decides between equals.
    await world.tell(
      plain(n),
      registered(arrival(n + 10, { receivedOn: addDays('2026-03-01', Math.floor(n / 5)) })),
    );
  const visit = arrival(1, {
    channel: 'visit',
    visitorCount: 7,
    origin: 'petitionOffice',
    signedForOn: '2026-02-11',
    receivedOn: '2026-02-10',
    urgentGrounds: ['massVisit'],
    repeatOf: uuid(77),
    matters: [matter({ categoryCode: '0502', keyArea: 'veteranTwoFees' })],
  });
  await world.tell(
    SPECIAL,
    registered(visit, {
      title: '反映医疗补助',
      content: CONTENT,
      person: { name: '阿依古丽·买买提', phone: '13900001111', idNo: '11010519491231002X' },
    }),
    triaged('2026-02-12', visit),
    designated('2026-02-12'),
  );
  await world.tell(
    RESTRICTED,
    registered(accusation(2, { receivedOn: '2026-02-11' }), {
      title: '反映买官',
      content: `${CONTENT}另外有人买官。`,
      person: { name: '李举报', phone: '13900002222' },
      accused: { name: '欧阳某' },
    }),
  );
  await world.tell(BELOW, registered(arrival(3, { orgId: 2, receivedOn: '2026-02-09' })));
  await world.tell(
    GROUP,
    registered(
      arrival(4, {
        receivedOn: '2026-02-08',
        subjects: [PETITIONER, uuid(31), uuid(32)].map((subjectId) => ({ subjectId, role: 'petitioner' })),
      }),
      { person: { name: '周某' } },
    ),
  );
  await world.tell(
    TURNED,
    registered(arrival(5, { receivedOn: '2026-02-07' }), { title: '旧题目', person: { name: '诸葛某' } }),
    corrected('2026-02-08', { visitorCount: null }, { title: '补正后的题' }),
  );
  await world.store.subscription(searchSubscription({ vault: world.vault })).catchUp();
  return world;
}
