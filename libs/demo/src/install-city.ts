import type { Pool } from 'pg';
import {
  accountByLogin,
  createAccount,
  createOrganisation,
  createSetupCode,
  IdentityRefused,
  install,
  isInstalled,
  listAccounts,
  listOrganisations,
  type Viewer,
  viewerOf,
} from '#identity';
import { inTransaction } from '#platform';
import {
  CITY,
  CITY_STAFF,
  COUNTIES,
  countyStaff,
  ORGANISATIONS,
  type OrgKey,
  type Seat,
  staffOf,
} from './city.js';
import { DEMONSTRATION_PASSWORD } from './demonstration-accounts.js';
import type { Cast } from './step.js';

/** The installed city: who is who, and the day on which it was installed. */
export type InstalledCity = {
  cast: Cast;
  viewer(org: OrgKey, seat: Seat): Viewer;
  /** Instant of installation: the day that all scripts count back from. @shape ISO 8601 */
  installedAt: string;
};

const [FIRST_ADMIN] = CITY_STAFF.filter(({ seat }) => seat === 'admin');

/** The demonstration never touches a database that somebody set up for work. */
const foreign = (): Error =>
  new Error('数据文件夹里已有另一套单位和账号,不是演示数据;请为演示另选 DATA_DIR,或改用 npm start。');

/** Sets up organisations and accounts by the same road as the first-run page; a second time finds them there. */
export async function installCity(pool: Pool): Promise<InstalledCity> {
  if (!FIRST_ADMIN) throw new Error('the city has no administrator');
  if (!(await isInstalled(pool))) {
    const { login, displayName } = FIRST_ADMIN;
    await install(pool, {
      code: await createSetupCode(pool),
      organisation: { code: CITY.code, shortCode: CITY.shortCode, name: CITY.name, level: 'city' },
      smallOffice: false,
      admin: { login, displayName, password: DEMONSTRATION_PASSWORD },
    });
  }
  const organisations = await listOrganisations(pool);
  const city = organisations.find(({ code }) => code === CITY.code);
  if (!city) throw foreign();
  if (!organisations.some(({ code }) => code === COUNTIES[0]?.code)) await addTheRest(pool, city.id);
  return open(pool);
}

/** Counties and all other people, whole or not at all. */
async function addTheRest(pool: Pool, cityId: number): Promise<void> {
  await inTransaction(pool, async (client) => {
    const add = (
      orgId: number,
      { login, displayName, roles, section, postTitle }: (typeof CITY_STAFF)[number],
    ) =>
      createAccount(
        client,
        {
          login,
          displayName,
          orgId,
          roles,
          section,
          postTitle,
          password: DEMONSTRATION_PASSWORD,
          mustChangePassword: false,
        },
        null,
      );
    for (const account of CITY_STAFF) if (account.seat !== 'admin') await add(cityId, account);
    for (const { key, code, shortCode, name } of COUNTIES) {
      const county = await createOrganisation(client, {
        parentId: cityId,
        code,
        shortCode,
        name,
        level: 'county',
        smallOffice: true,
      });
      for (const account of countyStaff(key as Exclude<OrgKey, 'city'>)) await add(county.id, account);
    }
  });
}

async function open(pool: Pool): Promise<InstalledCity> {
  const organisations = await listOrganisations(pool);
  const ids = new Map<OrgKey, number>();
  for (const { key, code } of ORGANISATIONS) {
    const found = organisations.find((organisation) => organisation.code === code);
    if (!found) throw foreign();
    ids.set(key, found.id);
  }
  const orgIds = [...ids.values()];
  const accounts = new Map((await listAccounts(pool, orgIds)).map((account) => [account.login, account]));
  const viewers = new Map<string, Viewer>();
  for (const [key, orgId] of ids)
    for (const { login, seat } of staffOf(key)) {
      const account = accounts.get(login);
      if (!account) throw foreign();
      viewers.set(
        `${key}/${seat}`,
        viewerOf({
          accountId: account.id,
          displayName: account.displayName,
          orgId,
          belowIds: key === 'city' ? orgIds : [orgId],
          roles: account.roles,
          smallOffice: key !== 'city',
          mustChangePassword: false,
        }),
      );
    }
  const viewer = (org: OrgKey, seat: Seat): Viewer => {
    const found = viewers.get(`${org}/${seat}`);
    if (!found) throw new Error(`nobody sits at ${org}/${seat}`);
    return found;
  };
  return {
    viewer,
    cast: {
      org: (key) => ids.get(key) ?? 0,
      account: (org, seat) => viewer(org, seat).accountId,
    },
    installedAt: await installedAt(pool),
  };
}

async function installedAt(pool: Pool): Promise<string> {
  try {
    return new Date((await accountByLogin(pool, FIRST_ADMIN?.login ?? '')).createdAt).toISOString();
  } catch (error) {
    if (error instanceof IdentityRefused) throw foreign();
    throw error;
  }
}
