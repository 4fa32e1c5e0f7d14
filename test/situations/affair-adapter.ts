import { expect } from '@jest/globals';
import {
  type Affair,
  type AffairContext,
  type AffairField,
  AFFAIRS,
  type AnyAffairEvent,
  type AnyAffairState,
  CHINA_CALENDAR,
  decideAffair,
  dueOf,
  type FiledPetition,
  type PetitionConcerned,
  Rejected,
} from '#domain';
import { AFFAIR_ID, affairContext, CONCERNED, PEOPLE } from '../../libs/domain/src/affairs/spec-support.js';
import { dayOf, type Situation, type Step, stepOf } from './situation.js';

const WHO: Readonly<Record<string, keyof typeof PEOPLE>> = {
  登记员: 'reception',
  承办人: 'handler',
  审核人: 'examiner',
  扎口负责人: 'windowHead',
  分管部长: 'deputyLeader',
  部长: 'leader',
};
const UNITS: Readonly<Record<string, number>> = { 市: 1, 召川县: 2, 平皋县: 3 };
/** What the affair concerns, by the word 关于. */
const ABOUT: Readonly<Record<string, PetitionConcerned>> = {
  求决信: CONCERNED,
  举报信: { ...CONCERNED, class: 'accusation', zone: 'accusation' },
  匿名求决信: { ...CONCERNED, anonymous: true },
};

const FILE: FiledPetition = {
  petitionId: CONCERNED.petitionId,
  displayNo: '宛组信〔2015〕来信7号',
  orgId: 1,
  zone: 'general',
  status: 'archived',
  archivedOn: '2015-06-30',
  archivingEnteredOn: '2015-06-30',
  retention: '10y',
  pageCount: 12,
  archivalCode: 'Z001-XF·2015-D10-0007',
  excludedIds: [],
  underReview: false,
  held: false,
  openAffairs: [],
  openPetitions: 0,
  onAnotherList: false,
};
/** Files of a destruction list, by the word 案卷. */
const FILES: Readonly<Record<string, FiledPetition>> = {
  期满的卷: FILE,
  永久的卷: { ...FILE, retention: 'permanent' },
  三十年的卷: { ...FILE, retention: '30y' },
  借出的卷: { ...FILE, openAffairs: ['borrowing'] },
  保全的卷: { ...FILE, held: true },
  督办中的卷: { ...FILE, openAffairs: ['supervision'] },
  有后续件的卷: { ...FILE, openPetitions: 1 },
  反映承办人的卷: { ...FILE, excludedIds: [PEOPLE.handler] },
  举报卷: { ...FILE, zone: 'accusation' },
  另一份举报卷: { ...FILE, petitionId: '01900000-0000-7000-8000-000000000003', zone: 'accusation' },
};

type World = {
  affair: Affair;
  state: AnyAffairState | null;
  small: boolean;
  petition: PetitionConcerned | null;
  filed: readonly FiledPetition[];
};
type Outcome = { events: AnyAffairEvent[] } | { rejected: Rejected };

const label = (zh: string): string => zh.replace(/[((].*$/u, '');

function valueOf(field: AffairField, written: unknown): unknown {
  const many = (values: unknown): unknown[] => (Array.isArray(values) ? (values as unknown[]) : [values]);
  const optionOf = (word: unknown): string => {
    const options = 'options' in field ? Object.entries(field.options) : [];
    const found = options.find(([code, { zh }]) => code === word || label(zh) === word);
    if (found === undefined) throw new Error(`“${field.zh}”里没有“${String(word)}”`);
    return found[0];
  };
  switch (field.kind) {
    case 'date':
      return dayOf(String(written));
    case 'choice':
      return optionOf(written);
    case 'choices':
      return many(written).map(optionOf);
    case 'account':
      return PEOPLE[WHO[String(written)] ?? 'handler'];
    case 'organisation':
      return UNITS[String(written)];
    case 'organisations':
      return many(written).map((unit) => UNITS[String(unit)]);
    case 'petition':
      return CONCERNED.petitionId;
    case 'petitions':
      return [CONCERNED.petitionId];
    case 'flag':
      return written === '是' || written === true;
    default:
      return written;
  }
}

/** Fields that a situation leaves out and that must be there are filled with something plain. */
function filled(field: AffairField): unknown {
  switch (field.kind) {
    case 'text':
      return '按规定办理';
    case 'flag':
      return true;
    case 'int':
      return Math.max(field.min, 1);
    case 'choice':
      return Object.keys(field.options)[0];
    case 'organisation':
      return 2;
    case 'organisations':
      return [2];
    case 'account':
      return PEOPLE[field.role === 'windowHead' ? 'windowHead' : 'handler'];
    default:
      return undefined;
  }
}

function commandOf({ affair }: World, { does, form }: Step): { type: string } {
  const found = Object.entries(affair.commands).find(([, { zh }]) => zh === does);
  if (found === undefined) throw new Error(`${affair.zh}没有“${does}”`);
  const [type, { fields }] = found;
  const body: Record<string, unknown> = { type };
  for (const [name, field] of Object.entries(fields)) {
    const written = form[label(field.zh)];
    if (written !== undefined) body[name] = written === '不填' ? undefined : valueOf(field, written);
    else if (field.optional !== true) body[name] = filled(field);
  }
  const unknown = Object.keys(form).filter(
    (word) => !Object.values(fields).some((field) => label(field.zh) === word),
  );
  if (unknown.length > 0) throw new Error(`“${does}”没有这些栏:${unknown.join('、')}`);
  return body as { type: string };
}

function act(world: World, step: Step): Outcome {
  const [, unit = '市', who = step.who] = /^(召川县|平皋县)?(.+)$/u.exec(step.who) ?? [];
  const role = WHO[who];
  if (role === undefined) throw new Error(`不认识“${step.who}”`);
  const orgId = UNITS[unit ?? '市'] ?? 1;
  const base = affairContext(step.on);
  const context: AffairContext = {
    ...base,
    petition: world.petition,
    filed: world.filed,
    actor: {
      accountId: PEOPLE[role],
      orgId,
      capacity: role,
      roles: world.small && role === 'handler' ? [role, 'windowHead'] : [role],
    },
    organisation: { ...base.organisation, smallOffice: world.small },
  };
  try {
    const events = decideAffair(world.affair, world.state, commandOf(world, step), context);
    for (const event of events)
      world.state = world.affair.evolve(
        world.state,
        {
          ...event,
          meta: {
            eventId: AFFAIR_ID,
            version: (world.state?.version ?? 0) + 1,
            recordedAt: context.now,
            actorId: context.actor.accountId,
            capacity: role,
          },
        },
        AFFAIR_ID,
      );
    return { events };
  } catch (error) {
    if (error instanceof Rejected) return { rejected: error };
    throw error;
  }
}

/** Plays a situation about something beside the petition: 类 is its Chinese name, 假如 may begin with 关于 and 小机关. */
export function playAffair(situation: Situation): void {
  const affair = AFFAIRS.find(({ zh }) => zh === situation.kind);
  if (affair === undefined) throw new Error(`没有“${situation.kind}”这一类`);
  const world: World = { affair, state: null, small: false, petition: null, filed: [] };
  const steps: Step[] = [];
  for (const written of situation.given) {
    const entry = written as Record<string, unknown>;
    if (typeof entry === 'object' && '关于' in entry) world.petition = ABOUT[String(entry['关于'])] ?? null;
    else if (typeof entry === 'object' && '案卷' in entry)
      world.filed = [entry['案卷']].flat().flatMap((word) => FILES[String(word)] ?? []);
    else if (written === '小机关') world.small = true;
    else steps.push(stepOf(written));
  }
  for (const step of steps) {
    const outcome = act(world, step);
    if ('rejected' in outcome)
      throw new Error(`“${step.on} ${step.who} ${step.does}”被拒绝:${outcome.rejected.message}`);
  }
  const whens = situation.when === undefined ? [] : [situation.when].flat();
  let outcome: Outcome = { events: [] };
  for (const when of whens) outcome = act(world, stepOf(when));
  hold(world, outcome, situation.then);
}

function hold(world: World, outcome: Outcome, then: Situation['then']): void {
  const code = 'rejected' in outcome ? outcome.rejected.code : '没有拒绝';
  expect(code).toBe(then['拒绝'] ?? '没有拒绝');
  const { state, affair } = world;
  const row = state === null ? null : affair.rowOf(state);
  const names = {
    account: (id: string) => id,
    organisation: (id: number) => String(id),
    petition: () => '—',
  };
  for (const [word, said] of Object.entries(then)) {
    if (word === '拒绝') continue;
    if (word === '理由含' && 'rejected' in outcome) expect(outcome.rejected.message).toContain(said);
    else if (word === '状态') expect(affair.statuses[state?.status ?? '']?.zh).toBe(said);
    else if (word === '编号') expect(row?.number).toBe(said);
    else if (word === '期限')
      expect(row?.clock ? dueOf(row.clock, CHINA_CALENDAR).legalDue : '没有').toBe(said);
    else if (word === '事件')
      expect('events' in outcome ? outcome.events.map(({ type }) => type) : []).toEqual(said);
    else {
      const column = affair.columns.find(({ zh }) => zh === word);
      if (column === undefined) throw new Error(`“那么”里没有“${word}”`);
      expect([word, column.value(row?.facts ?? {}, names)]).toEqual([word, String(said)]);
    }
  }
}
