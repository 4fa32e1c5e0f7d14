import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { AffairInput, AffairOutcome, CommandInput, CommandOutcome } from '#casework';
import type { PetitionCommand, RegisterPetition } from '#domain';
import { allowSimulatedTime, hashRequest } from '#event-store';
import { createAccount, createOrganisation, resolveSession, signIn, type Role, type Viewer } from '#identity';
import { createLogger, inTransaction, loadSettings } from '#platform';
import { giveReason, loadForViewer } from '#paperwork';
import { MIGRATIONS, openOn, type Runtime } from '#runtime';
import { queryCodeMac } from '#casework';
import { vaultMigrations } from '#vault';
import { createTestDatabase, type TestDatabase } from './postgres.js';

/** One person for each duty, as a full office has them. */
const STAFF = {
  reception: ['reception'],
  windowHead: ['windowHead'],
  handler: ['handler'],
  second: ['handler'],
  examiner: ['examiner'],
  deputy: ['deputyLeader'],
  leader: ['leader'],
  admin: ['admin'],
} as const satisfies Record<string, readonly Role[]>;

export type StaffName = keyof typeof STAFF;
export const PASSWORD = 'Ceshi-2026-mima';

/** An office on a database of its own: a city department with a full staff, a county one with a window head. */
export type TestOffice = {
  db: TestDatabase;
  runtime: Runtime;
  orgId: number;
  countyId: number;
  staff: Record<StaffName, Viewer>;
  county: Viewer;
  /** Carries out a command as this person, on this day (simulated time). */
  act(who: StaffName | Viewer, petitionId: string, input: CommandInput, day: string): Promise<CommandOutcome>;
  /** Opens an affair (`on` null), or carries out a command on one, as this person, on this day. */
  affair(
    who: StaffName | Viewer,
    at: { category: string; on?: string | null },
    input: AffairInput,
    day: string,
  ): Promise<AffairOutcome>;
  /** Says why this person opens a petition of the zones, so that it can be read (§9). */
  giveReason(who: StaffName | Viewer, petitionId: string, reason?: string): Promise<void>;
  /** Registers on this day, as reception or as whoever is named. */
  register(input: Partial<RegisterPetition>, day: string, who?: Viewer): Promise<CommandOutcome>;
  close(): Promise<void>;
};

/** A real-name appeal by letter; what a test does not care about is filled in. */
export const letterOf = (change: Partial<RegisterPetition> = {}, day = '2026-03-02'): RegisterPetition => ({
  type: 'register',
  channel: 'letter',
  origin: 'direct',
  receivedOn: day,
  anonymity: 'realName',
  subjects: [
    {
      subjectId: uuidv7(),
      role: 'petitioner',
      name: '周某山',
      address: '某县某镇某村1号',
      phone: '13800000001',
    },
  ],
  matters: [
    {
      class: 'appeal',
      appealKind: 'item6',
      categoryCode: '0801',
      purpose: 'claim',
      summary: '请求补发津贴',
      points: ['补发津贴', '说明原因'],
    },
  ],
  title: '请求补发工龄津贴',
  content: '本人一九八三年参加工作,单位调资时漏算工龄,请求补发并说明情况。',
  queryCodeMac: 'mac-mac-mac-mac-mac',
  ...change,
});

export async function openTestOffice(): Promise<TestOffice> {
  const db = await createTestDatabase({ migrations: MIGRATIONS, keysMigrations: vaultMigrations });
  const folder = mkdtempSync(join(tmpdir(), 'xinfang-office-'));
  const settings = loadSettings({ DATA_DIR: folder, PORT: '0' });
  const opened = await openOn(settings, createLogger({ level: 'silent' }), {
    config: db.config,
    pools: db.pools,
  });
  await allowSimulatedTime(db.pools.owner, 1000);
  const { orgId, countyId, countyLogin } = await inTransaction(db.pools.store, async (client) => {
    const city = await createOrganisation(client, {
      parentId: null,
      code: '411300Z',
      shortCode: '宛组',
      name: '宛州市委组织部',
      level: 'city',
    });
    const county = await createOrganisation(client, {
      parentId: city.id,
      code: '411321Z',
      shortCode: '召组',
      name: '召川县委组织部',
      level: 'county',
    });
    for (const [login, roles] of Object.entries(STAFF))
      await createAccount(
        client,
        {
          login,
          displayName: `员工${login}`,
          orgId: city.id,
          roles,
          password: PASSWORD,
          mustChangePassword: false,
        },
        null,
      );
    await createAccount(
      client,
      {
        login: 'county',
        displayName: '县里',
        orgId: county.id,
        roles: ['windowHead', 'reception'],
        password: PASSWORD,
        mustChangePassword: false,
      },
      null,
    );
    return { orgId: city.id, countyId: county.id, countyLogin: 'county' };
  });
  const viewerOf = async (login: string): Promise<Viewer> => {
    const { token } = await signIn(db.pools.store, { login, password: PASSWORD });
    const signedIn = await resolveSession(db.pools.store, token);
    if (!signedIn) throw new Error('no session');
    return signedIn.viewer;
  };
  const names = Object.keys(STAFF) as StaffName[];
  const viewers = await Promise.all(names.map(viewerOf));
  const staff = Object.fromEntries(names.map((name, index) => [name, viewers[index]])) as Record<
    StaffName,
    Viewer
  >;
  const runtime: Runtime = { ...opened, lost: new Promise(() => undefined), close: async () => undefined };
  // Ten in the morning in Shanghai; on the day itself before ten, now: nothing is recorded ahead of the database's clock.
  const timeOn = (day: string) => {
    const [ten, now] = [`${day}T02:00:00.000Z`, new Date().toISOString()];
    return { today: day, now: ten < now ? ten : now };
  };
  return {
    db,
    runtime,
    orgId,
    countyId,
    staff,
    county: await viewerOf(countyLogin),
    act: (who, petitionId, input, day) =>
      runtime.casework.execute(petitionId, input, {
        viewer: typeof who === 'string' ? staff[who] : who,
        commandId: uuidv7(),
        requestHash: hashRequest({ input: JSON.stringify(input) }),
        source: 'screen',
        expectedVersion: 'any',
        time: timeOn(day),
      }),
    affair: (who, { category, on }, input, day) => {
      const frame = {
        by: { viewer: typeof who === 'string' ? staff[who] : who },
        commandId: uuidv7(),
        requestHash: hashRequest({ input: JSON.stringify(input) }),
        source: 'screen' as const,
        time: timeOn(day),
      };
      return on === undefined || on === null
        ? runtime.affairs.open(category, input, frame)
        : runtime.affairs.execute(category, on, input, { ...frame, expectedVersion: 'any' });
    },
    giveReason: async (who, petitionId, reason = '承办办理') => {
      const viewer = typeof who === 'string' ? staff[who] : who;
      await giveReason(runtime, viewer, {
        opened: await loadForViewer(runtime, viewer, petitionId, 'act'),
        reason,
      });
    },
    register: (input, day, who = staff.reception) =>
      runtime.casework.arrive(
        {
          ...letterOf(input, day),
          queryCodeMac: input.queryCodeMac ?? queryCodeMac(runtime.vault, 'TEST'),
        } as PetitionCommand & {
          type: 'register';
        },
        {
          viewer: who,
          commandId: uuidv7(),
          requestHash: hashRequest({ day }),
          source: 'screen',
          time: timeOn(day),
        },
      ),
    close: async () => {
      await runtime.vault.stock.settle();
      await db.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A signature as entered. */
export const signedBy = (viewer: Viewer, signedOn: string, onPaper = false) => ({
  signerId: viewer.accountId,
  capacity: viewer.roles[0] ?? 'leader',
  signedOn,
  onPaper,
});
