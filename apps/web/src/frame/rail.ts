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
  { to: '/petitions', zh: '信访件', roles: ['reception', 'auditor', ...HANDLING] },
  {
    to: '/checkpoints',
    zh: '四关审核',
    roles: ['examiner', 'windowHead', 'deputyLeader'],
    count: 'toExamine',
  },
  { to: '/supervision', zh: '督办', roles: ['reception', ...HANDLING] },
  { to: '/deadlines', zh: '期限', roles: HANDLING, count: 'overdue' },
  { to: '/statistics', zh: '统计', roles: ['windowHead', 'deputyLeader', 'leader', 'auditor'] },
  { to: '/bulletins', zh: '信息', roles: ['reception', ...HANDLING] },
  { to: '/duty', zh: '值班', roles: ['reception', ...HANDLING] },
  { to: '/targets', zh: '目标', roles: ['reception', 'examiner', 'windowHead', 'deputyLeader', 'leader'] },
  { to: '/registers', zh: '台账', roles: ['reception', 'auditor', ...HANDLING] },
  { to: '/papers', zh: '文书', roles: ['reception', ...HANDLING] },
  { to: '/inbox', zh: '收件箱', roles: null, count: 'unread' },
  { to: '/admin', zh: '管理', roles: ['admin'] },
];

export function railOf(roles: readonly string[]): RailItem[] {
  return RAIL.filter((item) => item.roles === null || item.roles.some((role) => roles.includes(role)));
}

/** The screen on which a person's day begins. */
export function homeOf(roles: readonly string[]): string {
  if (roles.some((role) => ['handler', 'examiner', 'windowHead'].includes(role))) return '/workbench';
  if (roles.includes('reception')) return '/register';
  if (roles.some((role) => ['leader', 'deputyLeader'].includes(role))) return '/statistics';
  return roles.includes('admin') ? '/admin' : '/inbox';
}
