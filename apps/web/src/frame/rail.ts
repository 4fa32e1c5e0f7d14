/** Where each role may go, in the order of the rail. */
export type RailItem = {
  to: string;
  zh: string;
  /** Null: every role. */
  roles: readonly string[] | null;
  count?: 'todo' | 'unread' | 'toExamine' | 'overdue' | 'toRegister';
};

const HANDLING = ['handler', 'examiner', 'windowHead', 'deputyLeader', 'leader'] as const;

export const RAIL: readonly RailItem[] = [
  { to: '/workbench', zh: '工作台', roles: ['reception', ...HANDLING], count: 'todo' },
  { to: '/register', zh: '登记', roles: ['reception', 'windowHead'], count: 'toRegister' },
  { to: '/petitions', zh: '信访件', roles: ['reception', ...HANDLING] },
  {
    to: '/checkpoints',
    zh: '四关审核',
    roles: ['examiner', 'windowHead', 'deputyLeader'],
    count: 'toExamine',
  },
  { to: '/supervision', zh: '督办', roles: ['reception', ...HANDLING] },
  { to: '/deadlines', zh: '期限', roles: HANDLING, count: 'overdue' },
  { to: '/statistics', zh: '统计', roles: ['windowHead', 'deputyLeader', 'leader'] },
  { to: '/bulletins', zh: '信息', roles: ['reception', ...HANDLING] },
  { to: '/duty', zh: '值班', roles: ['reception', ...HANDLING] },
  { to: '/targets', zh: '目标', roles: ['reception', 'examiner', 'windowHead', 'deputyLeader', 'leader'] },
  { to: '/registers', zh: '台账', roles: ['reception', 'auditor', ...HANDLING] },
  { to: '/registers/accounts', zh: '账号变动', roles: ['auditor'] },
  { to: '/papers', zh: '文书', roles: ['reception', ...HANDLING] },
  { to: '/inbox', zh: '收件箱', roles: null, count: 'unread' },
  { to: '/admin', zh: '管理', roles: ['admin'] },
];

export function railOf(roles: readonly string[]): RailItem[] {
  return RAIL.filter((item) => item.roles === null || item.roles.some((role) => roles.includes(role)));
}

/** Whether any of the roles works on petitions; administrator and auditor alone read none (§9, 三员分立). */
export const worksOnPetitions = (roles: readonly string[]): boolean =>
  roles.some((role) => role === 'reception' || (HANDLING as readonly string[]).includes(role));

/**
 * Whether a page may have anything for these roles. Who works on petitions is led everywhere by links, and the server says what
 * is not his; to the others a page of petitions would be empty and look as if there were none.
 */
export function mayOpen(roles: readonly string[], pathname: string): boolean {
  if (pathname === '/' || worksOnPetitions(roles)) return true;
  if (railOf(roles).some(({ to }) => to === pathname)) return true;
  return !RAIL.some(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
}

/** The screen on which a person's day begins. */
export function homeOf(roles: readonly string[]): string {
  if (roles.some((role) => ['handler', 'examiner', 'windowHead'].includes(role))) return '/workbench';
  if (roles.includes('reception')) return '/register';
  if (roles.some((role) => ['leader', 'deputyLeader'].includes(role))) return '/statistics';
  if (roles.includes('admin')) return '/admin';
  return roles.includes('auditor') ? '/registers' : '/inbox';
}
