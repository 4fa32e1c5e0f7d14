import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR, type PetitionEvent } from '#domain';
import type { Viewer } from '#identity';
import type { ListContext } from './register-row.js';
import { accepted, arrival, designated, noticed, registered, STAFF, triaged } from './testing/stories.js';
import { openWorld, uuid, viewer, type World } from './testing/world.js';
import { workCounts } from './work-counts.queries.js';
import { workbenchRows } from './workbench.queries.js';

/** Accepted on 2026-03-05: until 2026-05-04, a holiday, so 2026-05-06; extended by twenty days of the sixty-first on. */
const EXTENDED = uuid(1);
const handler: Viewer = { ...viewer(1, { roles: ['handler'] }), accountId: STAFF.handler };

describe('the workbench of an extension that the petitioner has not been told of (R-35)', () => {
  let world: World;
  const context = (today: string): ListContext => ({
    today,
    calendar: CHINA_CALENDAR,
    open: (items) => world.vault.openPage(items),
  });
  const line = async (today: string) => {
    const [row] = await world.see(handler, (client) => workbenchRows(client, handler, context(today)));
    return row;
  };

  beforeAll(async () => {
    world = await openWorld();
    const facts = arrival(1);
    await world.tell(
      EXTENDED,
      registered(facts),
      triaged('2026-03-04', facts),
      designated('2026-03-04'),
      noticed('2026-03-05'),
      accepted('2026-03-05'),
      {
        type: 'ExtensionRequested',
        occurredOn: '2026-04-27',
        article: 'extension',
        data: { clock: 'dueHandle', days: 20, reasonLength: 36, reasonVague: false },
        sealed: { reason: '须调取三个年度的结算清单。' },
      },
      {
        type: 'ExtensionApproved',
        occurredOn: '2026-04-28',
        article: 'extension',
        data: {
          days: 20,
          approval: {
            signerId: STAFF.leader,
            capacity: 'leader',
            level: 'C',
            signedOn: '2026-04-28',
            onPaper: false,
          },
        },
        sealed: {},
      },
    );
  }, 120_000);
  afterAll(() => world.end());

  it('has 告知延期 due by the day on which the original period ends', async () => {
    expect(await line('2026-05-01')).toMatchObject({
      steps: ['notifyExtension', 'submitResult'],
      clock: {
        kind: 'dueHandle',
        nominalDue: '2026-05-04',
        legalDue: '2026-05-06',
        face: { remaining: 3, overdue: false },
      },
    });
  });

  it('is late after it, though the case is not, and counted as late', async () => {
    expect((await line('2026-05-07'))?.clock?.face.overdue).toBe(true);
    for (const [today, overdue] of [
      ['2026-05-06', 0],
      ['2026-05-07', 1],
    ] as const)
      expect(await world.see(handler, (client) => workCounts(client, handler, context(today)))).toEqual({
        todo: 1,
        overdue,
        toExamine: 0,
      });
  });

  it('goes by the extended period once it was told', async () => {
    const told: PetitionEvent = {
      type: 'ExtensionNotified',
      occurredOn: '2026-05-07',
      article: 'extension',
      data: { method: 'posted', documentId: uuid(90), late: true },
      sealed: { addressee: '张某某' },
    };
    await world.tell(EXTENDED, told);
    expect(await line('2026-05-07')).toMatchObject({
      steps: ['submitResult'],
      clock: { kind: 'dueHandle', nominalDue: '2026-05-24', legalDue: '2026-05-25' },
    });
  });
});
