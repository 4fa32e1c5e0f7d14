import type { Role } from '#domain/glossary';
import type { CaseView, CommandDone, Directory, GateView, Viewer } from '../../../api';
import type { Field } from '../../../shared/form/field';
import { isAtLeast, signingCapacities } from '../../../shared/form/signing';

export type Values = Record<string, unknown>;

/** What a form may know of the case and of the person in front of it. */
export type FormContext = { petition: CaseView; viewer: Viewer; directory: Directory; today: string };

/** How a command is sent: the generated call, whose body the server checks field by field. */
export type Send = (call: {
  path: { petitionId: string };
  body: never;
  headers: { 'If-Match': string; 'Idempotency-Key': string };
  throwOnError: true;
}) => Promise<{ data: CommandDone }>;

export type CommandSpec = {
  send: Send;
  /** What the form starts with. */
  initial: (on: FormContext) => Values;
  /** Its fields, by what has been typed so far. */
  fields: (on: FormContext, values: Values) => Field[];
  /** The body, when it is not simply what the form holds. @shape before: what the form began with */
  body?: (values: Values, on: FormContext, before: Values) => Values;
  /** Sent as it is: null empties a field. */
  exact?: true;
  /** One sentence above the form. */
  note?: (on: FormContext) => string | null;
  /** What the button says, when the action's own name will not do. */
  submit?: string;
  width?: number;
};

/** The generated calls differ only in the type of their body, which the form cannot know beforehand. */
export function sends(call: unknown): Send {
  return call as Send;
}

/**
 * A signature to start from: one's own where one may give it; otherwise the person in charge, as a signature on paper
 * whose day has to be filled in by whoever has the paper before them. Where there is no such person, nobody.
 * @shape least: the lowest capacity whose signature is enough for some of these decisions (QP03); the server decides
 */
export function approvalBy(on: FormContext, role: Role, least: Role = role): Values {
  const own = signingCapacities(on.viewer.roles).filter((mine) => isAtLeast(mine, least));
  if (own.length > 0) {
    const capacity = own.includes(role) ? role : own.at(-1);
    return { signerId: on.viewer.accountId, capacity, signedOn: on.today, onPaper: false };
  }
  const signer = on.directory.staff.find(
    (one) => one.orgId === on.petition.orgId && one.roles.includes(role),
  );
  return { signerId: signer?.accountId, capacity: signer ? role : undefined, onPaper: true };
}

/** The gate that is open now: the first that has not been passed. */
export function openGate(petition: CaseView): GateView | undefined {
  return petition.gates.find((gate) => !gate.recorded) ?? petition.gates.at(-1);
}

/** The petitioner's name as far as the viewer may see it. */
export function petitionerName(petition: CaseView): string {
  const person = petition.people.find((one) => one.role === 'petitioner');
  return person?.fields.name ?? '';
}

/** The running period of the work itself: of an appeal, or of the verification of an accusation. */
export function handlingClock(petition: CaseView): CaseView['clocks'][number] | undefined {
  return petition.clocks.find((one) => ['dueHandle', 'verificationDue'].includes(one.kind) && !one.stoppedOn);
}
