import { GATES } from '#domain/glossary';
import {
  orderCompletion,
  passGate,
  returnForRework,
  signCheck,
  type CaseView,
  type GateView,
  type VerdictView,
} from '../../../api';
import { addDays } from '../../../shared/dates';
import { linesOf } from '../../../shared/form/field';
import { choicesOf } from '../../../shared/labels';
import { handlingClock, sends, type CommandSpec, type FormContext, type Values } from './spec';

const GATE_OPTIONS = choicesOf(GATES);

/** The gate before which the case stands: a result of our own is signed first, all else is on its way out (§2.5). */
function gateBefore({ gates, status }: CaseView): GateView | undefined {
  const before = status === 'resultSubmitted' ? 'signing' : 'closing';
  return gates.find(({ gate }) => gate === before) ?? gates.at(-1);
}

function failed({ petition }: FormContext): VerdictView[] {
  return gateBefore(petition)?.verdicts.filter((one) => one.value === 'failed') ?? [];
}

/** What has to be done, from the checks that failed: one line each. */
function actionsFrom(verdicts: VerdictView[]): string {
  return verdicts
    .filter((one) => one.hard)
    .map((one) => `${one.check} ${one.zh}:${one.wayOut ?? '改正'}`)
    .join('\n');
}

/** The checks of a gate on which a person has a word (§2.5): the rest are found failed by the system. */
const humanChecks = ({ petition }: FormContext, gate: unknown): { value: string; label: string }[] =>
  (petition.gates.find((one) => one.gate === gate)?.verdicts ?? [])
    .filter((one) => one.kind !== 'auto' && one.value !== 'notApplicable')
    .map((one) => ({ value: one.check, label: `${one.check} ${one.zh}` }));

/** A return stops nothing (O-51): the day that is set must leave time before the one of the law. */
function reworkHelp({ petition }: FormContext): string {
  const own = `本单位规定退回后 ${petition.periods.reworkDays} 日,可改`;
  const clock = handlingClock(petition);
  if (!clock) return own;
  const period = clock.kind === 'verificationDue' ? '查核期限' : '办理期限';
  // the legal day of a year whose holidays are not announced yet is open
  return `${own};${period}不因退回而停,${clock.legalDue ?? clock.nominalDue} 届满(O-51)`;
}

const signCheckSpec: CommandSpec = {
  send: sends(signCheck),
  submit: '签名',
  initial: ({ petition }) => {
    const waits = (one: VerdictView) => one.value === 'awaitingPerson' && one.kind !== 'auto';
    const open = gateBefore(petition);
    // What is judged at both gates at once is signed at the gate that it belongs to.
    const gate = open?.verdicts.some(waits)
      ? open
      : (petition.gates.find(({ recorded, verdicts }) => !recorded && verdicts.some(waits)) ?? open);
    return {
      gate: gate?.gate ?? 'signing',
      check: gate?.verdicts.find(waits)?.check,
    };
  },
  fields: (on, values) => [
    { kind: 'choice', name: 'gate', label: '关口', required: true, radio: true, options: GATE_OPTIONS },
    {
      kind: 'choice',
      name: 'check',
      label: '检查项',
      required: true,
      options: humanChecks(on, values.gate),
    },
    { kind: 'yesNo', name: 'passed', label: '判断', required: true, yes: '合格', no: '不合格' },
    { kind: 'text', name: 'remark', label: '说明', required: values.passed === false, max: 1000, rows: 2 },
  ],
};

const passGateSpec: CommandSpec = {
  send: sends(passGate),
  submit: '通过',
  initial: ({ petition }) => ({ gate: gateBefore(petition)?.gate ?? 'signing' }),
  fields: (on) => [
    { kind: 'choice', name: 'gate', label: '关口', required: true, radio: true, options: GATE_OPTIONS },
    ...failed(on)
      .filter((one) => !one.hard)
      .map((one) => ({
        kind: 'text' as const,
        name: ['softFailureRemarks', one.check],
        label: `${one.check} ${one.zh}(软项未过)`,
        required: true,
        max: 500,
        help: '写一句说明',
      })),
  ],
};

const reworkSpec: CommandSpec = {
  send: sends(returnForRework),
  submit: '退回重办',
  width: 600,
  initial: (on) => {
    const hard = failed(on).filter((one) => one.hard);
    return {
      gate: gateBefore(on.petition)?.gate ?? 'signing',
      reason: hard.length > 0 ? `${hard.map((one) => one.zh).join('、')},未过。` : '',
      actions: actionsFrom(hard),
      dueOn: addDays(on.today, on.petition.periods.reworkDays),
      failedChecks: failed(on)
        .filter((one) => one.kind === 'human')
        .map((one) => one.check),
    };
  },
  fields: (on, values) => [
    { kind: 'choice', name: 'gate', label: '关口', required: true, radio: true, options: GATE_OPTIONS },
    { kind: 'text', name: 'reason', label: '退回理由', required: true, max: 2000, rows: 2 },
    { kind: 'lines', name: 'actions', label: '要做什么', required: true, rows: 5 },
    { kind: 'date', name: 'dueOn', label: '重办期限', required: true, help: reworkHelp(on) },
    {
      kind: 'choice',
      name: 'failedChecks',
      label: '人工判断未过的项',
      many: true,
      options: humanChecks(on, values.gate),
    },
  ],
  body: ({ actions, ...rest }: Values) => ({ ...rest, requiredActions: linesOf(actions) }),
};

const completionSpec: CommandSpec = {
  send: sends(orderCompletion),
  submit: '通知补正',
  initial: (on) => ({
    actions: actionsFrom(failed(on)),
    dueOn: addDays(on.today, on.petition.periods.completionDays),
  }),
  fields: ({ petition }) => [
    { kind: 'lines', name: 'actions', label: '要补什么', required: true, rows: 5 },
    {
      kind: 'date',
      name: 'dueOn',
      label: '期限',
      required: true,
      help: `本单位规定 ${petition.periods.completionDays} 日,可改`,
    },
  ],
  body: ({ actions, ...rest }: Values) => ({ ...rest, requiredActions: linesOf(actions) }),
  note: () => '只补手续,不动结论。',
};

/** The four checkpoints at their two gates. */
export const GATE_COMMANDS: Readonly<Record<string, CommandSpec>> = {
  signCheck: signCheckSpec,
  passGate: passGateSpec,
  returnForRework: reworkSpec,
  orderCompletion: completionSpec,
};
