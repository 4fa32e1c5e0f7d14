/** A refusal or failure as the page shows it; the server sends it as an RFC 9457 problem document. */
export type PageProblem = {
  status: number;
  title: string;
  detail: string;
  code: string;
  field?: string;
  petitionId?: string;
  article?: string;
  instance?: string;
  errors: { field: string; message: string }[];
};

const UNREACHABLE: PageProblem = {
  status: 0,
  title: '连接不上服务器',
  detail: '网络或服务器暂时不通,已填写的内容都在,稍后再试。',
  code: 'NETWORK_UNREACHABLE',
  errors: [],
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Whatever a call threw, as one problem; never shows a stack. */
export function toProblem(error: unknown): PageProblem {
  if (!isRecord(error) || typeof error.status !== 'number') {
    if (error instanceof TypeError || isRecord(error)) return UNREACHABLE;
    return {
      ...UNREACHABLE,
      title: '出错了',
      detail: '没有得到答复,已填写的内容都在,稍后再试;仍不行的,先把已填写的抄下来,再刷新页面。',
      code: 'PAGE_FAILED',
    };
  }
  const errors = Array.isArray(error.errors)
    ? error.errors.filter(isRecord).map((one) => ({
        field: text(one.field) ?? '',
        message: text(one.message) ?? '',
      }))
    : [];
  return {
    status: error.status,
    title: text(error.title) ?? '没有办成',
    detail: text(error.detail) ?? '',
    code: text(error.code) ?? 'UNKNOWN',
    field: text(error.field),
    petitionId: text(error.petitionId),
    article: text(error.article),
    instance: text(error.instance),
    errors,
  };
}

/** `matters[0].points.1` → `['matters', 0, 'points', 1]`, the shape of antd's field names. */
export function fieldPath(field: string): (string | number)[] {
  return field
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** The faults to show beside their fields. */
export function fieldFaults(problem: PageProblem): { name: (string | number)[]; errors: string[] }[] {
  const faults = new Map<string, string[]>();
  const add = (field: string, message: string) => faults.set(field, [...(faults.get(field) ?? []), message]);
  for (const one of problem.errors) if (one.field) add(one.field, one.message);
  if (problem.field && !faults.has(problem.field)) add(problem.field, problem.detail);
  return [...faults].map(([field, errors]) => ({ name: fieldPath(field), errors }));
}

/** Someone else changed the case meanwhile. */
export function isConflict(problem: PageProblem): boolean {
  return problem.status === 412;
}

/** Nobody knows whether it was done: the connection broke, or the server failed while it was at it. */
export function isUnanswered(error: unknown): boolean {
  const { status } = toProblem(error);
  return status === 0 || status >= 500;
}
