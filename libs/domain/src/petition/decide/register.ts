import { requireRecord } from './checks/codes.js';
import type { RegisterPetition } from '../commands.js';
import { minutesBetween } from '../../deadlines/index.js';
import type { Channel } from '../../glossary/index.js';
import type { DecisionContext, Instant } from '../context.js';
import type { PetitionEvent, PetitionRegistered } from '../events.js';
import { petitionNoFor } from '../number-formats.js';
import type { PetitionState } from '../state.js';
import { arrivalFactsOf } from './checks/arrival.js';
import { arrivalTextOf } from './checks/arrival-text.js';
import { requireBackdatingEvidence } from './checks/backdating.js';
import { optionalInstant } from './checks/dates.js';
import { mattersOf } from './checks/matters.js';
import { subjectsOf } from './checks/persons.js';
import { refuse } from './checks/refuse.js';
import { enclosuresFiled } from './papers/file-scan.js';
import { zoneOf } from './checks/zone.js';
import { urgencyFrom } from './urgency.js';

/** Everything of a registration but its number: checked, cleaned, with the zone already decided. */
export function registrationOf(command: RegisterPetition, ctx: DecisionContext) {
  requireRecord(command, 'command', '登记');
  const { matters, texts } = mattersOf(command.matters);
  const { subjects, persons } = subjectsOf(command.subjects, ctx);
  const facts = arrivalFactsOf(command, { subjects, persons, matters }, ctx);
  const text = arrivalTextOf(command, texts);
  requireBackdatingEvidence(facts.backdated, text.backdatingEvidence);
  return {
    facts,
    text,
    persons,
    zone: zoneOf(
      matters.map((matter) => matter.class),
      subjects,
    ),
  };
}

function queryCodeMacOf(value: unknown): string {
  if (typeof value === 'string' && /^[A-Za-z0-9+/_=-]{16,128}$/.test(value)) return value;
  return refuse('QUERY_CODE_INVALID', { message: '查询码的校验值无效。', detail: { field: 'queryCodeMac' } });
}

/** missing elements are shown, never a ground to refuse. What a machine cannot tell from a text is not claimed. */
function missingElementsOf(registration: ReturnType<typeof registrationOf>) {
  const { facts, text } = registration;
  const missing: PetitionRegistered['data']['missingElements'] = [];
  if (!facts.nameClear) missing.push('name');
  if (!facts.addressClear) missing.push('address');
  if ([...text.content].length < 20) missing.push('facts');
  if (!/因|由于|理由|根据|依据|按照|依照|违反/u.test(text.content)) missing.push('reasons');
  return missing;
}

/**
 * 登记 (R-06…R-09b, 23①): every channel, every origin, every class; nothing that came in may be turned away.
 * Duplicates are never looked at here, so that the screen answers alike whether or not a restricted petition
 * matches (O-111). The event happened on the day of receipt; the day of registration stands beside it.
 * READING: an urgent matter is discovered when its grounds are entered, a call or visit when it came; whoever
 * knows of an urgent letter and does not register it is late all the same (O-83).
 * @rejects PETITION_EXISTS REPRESENTATIVES_MAX_5 VISITOR_COUNT_INVALID VISITOR_COUNT_ONLY_FOR_VISITS
 * ANONYMITY_CONTRADICTS SIGNED_FOR_REQUIRED SIGNED_FOR_NOT_APPLICABLE TRANSFER_KIND_NOT_FOR_ORIGIN
 * BACKDATING_NEEDS_EVIDENCE CATEGORY_UNKNOWN APPEAL_KIND_NOT_FOR_CLASS ID_NO_INVALID PHONE_INVALID …
 */
export function register(
  state: PetitionState | null,
  command: RegisterPetition,
  ctx: DecisionContext,
): PetitionEvent[] {
  if (state !== null) {
    refuse('PETITION_EXISTS', {
      article: 'dataEntry',
      message: '该件已经登记,不能再登记一次。',
      detail: { field: 'type' },
    });
  }
  const registration = registrationOf(command, ctx);
  const { facts, text, persons, zone } = registration;
  const queryCodeMac = queryCodeMacOf(command.queryCodeMac);
  const receivedAt = optionalInstant(command.receivedAt, 'receivedAt', '收到时刻');
  return [
    {
      type: 'PetitionRegistered',
      occurredOn: facts.receivedOn,
      ...(receivedAt === undefined ? {} : { occurredAt: receivedAt }),
      article: 'registration',
      data: {
        ...petitionNoFor(zone, facts.receivedOn, facts.channel, ctx),
        zone,
        ...facts,
        queryCodeMac,
        missingElements: missingElementsOf(registration),
      },
      sealed: text,
      persons,
    },
    ...(facts.urgentGrounds.length === 0
      ? []
      : [
          urgencyFrom(
            facts.urgentGrounds,
            discoveredAt(facts.channel, receivedAt, ctx),
            FOUND_AT_REGISTRATION,
          ),
        ]),
    ...(command.enclosures === undefined ? [] : enclosuresFiled(command.enclosures, ctx)),
  ];
}

const FOUND_AT_REGISTRATION = '登记时列明紧急情形,内容见登记。';

function discoveredAt(channel: Channel, receivedAt: Instant | undefined, { now }: DecisionContext): Instant {
  const heard = channel === 'visit' || channel === 'phone';
  return heard && receivedAt !== undefined && minutesBetween(receivedAt, now) > 0 ? receivedAt : now;
}
