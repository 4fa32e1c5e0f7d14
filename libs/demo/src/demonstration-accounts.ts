import { CITY_STAFF, countyStaff, type DemoAccount } from './city.js';

/** The password of every demonstration account; printed at the start, so no secret. */
export const DEMONSTRATION_PASSWORD = 'Yanshi@2026';

/** An account as the terminal shows it. */
export type DemonstrationAccount = { login: string; password: string; who: string };

const shown = ({ login, displayName, postTitle }: DemoAccount, where: string): DemonstrationAccount => ({
  login,
  password: DEMONSTRATION_PASSWORD,
  who: `${displayName} · ${where}${postTitle}`,
});

const LABELS: Partial<Record<DemoAccount['seat'], string>> = {
  reception: '登记',
  supervision: '承办(干部监督)',
  organisation: '承办(组织)',
  veterans: '承办(老干部)',
  examiner: '审核',
  windowHead: '扎口负责人',
  deputy: '领导',
  leader: '领导',
  admin: '管理',
  auditor: '审计',
};

/** Accounts to sign in with: every duty of the city, and one small county office. */
export const DEMONSTRATION_ACCOUNTS: DemonstrationAccount[] = [
  ...CITY_STAFF.map((account) => shown(account, `${LABELS[account.seat] ?? ''} · 宛州市委组织部`)),
  ...countyStaff('tongling').map((account) => shown(account, '桐岭县委组织部')),
];
