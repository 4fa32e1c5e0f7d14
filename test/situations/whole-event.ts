import type { PetitionEvent } from '#domain';
import { PETITION_EVENTS } from '../../libs/domain/src/petition/catalogue.js';

type Parts = { data?: object; sealed?: object | undefined };

/**
 * An event holds what the catalogue says that its kind holds (§5.0): every fact and every text of the frozen sample, and
 * an article. What may be left out is named here.
 */
export function requireWhole(event: PetitionEvent): void {
  const sample = (PETITION_EVENTS as Readonly<Record<string, { sample: PetitionEvent }>>)[event.type]?.sample;
  if (sample === undefined) throw new Error(`${event.type} 没有样本`);
  const lacking = [...lackingIn(event, sample, 'data'), ...lackingIn(event, sample, 'sealed')].filter(
    (key) => !MAY_LACK.includes(`${event.type}.${key}`),
  );
  if (lacking.length > 0) throw new Error(`${event.type} 缺 ${lacking.join('、')}`);
}

function lackingIn(event: Parts, sample: Parts, part: 'data' | 'sealed'): string[] {
  const held = (event[part] ?? {}) as Record<string, unknown>;
  return Object.keys(sample[part] ?? {})
    .filter((key) => held[key] === undefined)
    .map((key) => `${part}.${key}`);
}

const MAY_LACK: readonly string[] = [
  'PetitionTriaged.sealed.instruction',
  'ObjectionAnswered.sealed.remark',
  'HandlerDesignated.sealed.reason',
  'ObjectionDecided.sealed.remark',
  'HandlingNoteAdded.sealed.evidenceTitle',
  'ExtensionApproved.sealed.remark',
  'ResultDispatched.sealed.trackingNo',
  'SuperiorAcknowledged.sealed.remark',
];
