import { BACKDATED_AFTER_DAYS } from '#domain/glossary';
import type {
  OnlineMessageContent,
  PreviewPetitionRequest,
  RegisterPetitionRequest,
  RepeatCandidate,
} from '../../api';
import { daysBetween } from '../../shared/dates';
import { prune } from '../../shared/form/field';

type Person = {
  name?: string;
  gender?: 'male' | 'female';
  idNo?: string;
  birthOn?: string | null;
  phone?: string;
  address?: string;
  unit?: string;
  post?: string;
  rank?: string;
  politicalStatus?: string;
};
type Accused = Person & { role?: 'accused' | 'accusedOrganisation'; cadreAuthority?: string };
export type Matter = {
  class?: string;
  appealKind?: string;
  categoryCode?: string;
  keyArea?: string;
  purpose?: string;
  summary?: string;
  points?: string[];
};

/** The form as the clerk fills it: people by what they are to the petition, not one flat list. */
export type IntakeValues = {
  channel: string;
  via12380?: boolean;
  origin: string;
  transferKind?: string;
  receivedOn?: string | null;
  /** When an urgent word of mouth was heard: the reports run from then (K-08). */
  receivedAt?: string;
  signedForOn?: string | null;
  postmarkedOn?: string | null;
  externalNo?: string;
  anonymity: string;
  petitionerType?: string;
  petitioner?: Person;
  representatives?: Person[];
  visitorCount?: number | null;
  irregularVisitItem?: number | null;
  jointSignerCount?: number | null;
  accused?: Accused[];
  content?: string;
  title?: string;
  matters: Matter[];
  place?: string;
  problemRegion?: string;
  urgentGrounds?: string[];
  resultRequired?: boolean;
  oralConfirmation?: string;
  backdatingEvidence?: string;
  repeatOf?: string;
};

export const REPRESENTATIVES_MAX = 5;

/** May another representative be written down? The sixth is refused (R-09b); the visitors are counted apart. */
export const hasRoomFor = (representatives: readonly unknown[] | undefined): boolean =>
  (representatives ?? []).length < REPRESENTATIVES_MAX;

/** Registered so long after receipt that the evidence has to be named: the rule's number of days (§5.0 no. 2). */
export const isBackdated = (receivedOn: string | null | undefined, today: string): boolean =>
  Boolean(receivedOn) && daysBetween(String(receivedOn), today) > BACKDATED_AFTER_DAYS;

export function blank(today: string): IntakeValues {
  return {
    channel: 'letter',
    origin: 'direct',
    receivedOn: today,
    anonymity: 'realName',
    petitionerType: 'citizen',
    petitioner: {},
    representatives: [],
    accused: [],
    matters: [{ points: [''] }],
  };
}

/** The form as what was written on the public page fills it; title, class and points are the clerk's. */
export function fromMessage(message: OnlineMessageContent): IntakeValues {
  const { content, concerned, wish, place, writer } = message;
  const parts = [content, concerned && `涉及的人或单位:${concerned}`, wish && `希望:${wish}`];
  return {
    ...blank(message.receivedOn),
    channel: 'online',
    anonymity: message.signed,
    petitioner: writer ?? {},
    content: parts.filter(Boolean).join('\n'),
    place: place ?? undefined,
    matters: [{ points: [wish ?? ''] }],
  };
}

/** It came from another organ, with a day of signing. */
export const isTransferred = (origin: string) => origin === 'petitionOffice' || origin === 'superiorOrgDept';
const isOral = (channel: string) => channel === 'visit' || channel === 'phone';
/** Something urgent that was heard, not read: it was known from the moment it was said, not from its registration. */
export const isHeardUrgent = ({ channel, urgentGrounds }: IntakeValues): boolean =>
  isOral(channel) && (urgentGrounds ?? []).length > 0;

/** What each class is usually asked for; the clerk may say otherwise. */
export function purposeOf(petitionClass: string | undefined): string | undefined {
  const usual: Record<string, string> = { suggestion: 'opinion', accusation: 'accusation', appeal: 'claim' };
  return petitionClass ? usual[petitionClass] : undefined;
}

type Entry = { path: (string | number)[]; person: Person & { role?: string } };

/** People in the order in which they are sent, each with the place of the form it came from. */
export function peopleOf(values: IntakeValues): Entry[] {
  const anonymous = values.anonymity === 'anonymous';
  const entries: Entry[] = [];
  if (!anonymous)
    entries.push({ path: ['petitioner'], person: { ...values.petitioner, role: 'petitioner' } });
  if (!anonymous && values.channel === 'visit') {
    (values.representatives ?? []).forEach((person, at) =>
      entries.push({ path: ['representatives', at], person: { ...person, role: 'representative' } }),
    );
  }
  (values.accused ?? []).forEach((person, at) =>
    entries.push({ path: ['accused', at], person: { ...person, role: person?.role ?? 'accused' } }),
  );
  return entries;
}

function matterOf(matter: Matter, title: string | undefined) {
  return {
    ...matter,
    appealKind: matter.class === 'appeal' ? matter.appealKind : undefined,
    purpose: matter.purpose ?? purposeOf(matter.class),
    summary: matter.summary?.trim() ? matter.summary : title,
    points: (matter.points ?? []).filter((point) => point?.trim()),
  };
}

/** The request: fields that do not belong to the chosen channel or origin are left out, though the form keeps them. */
export function requestOf(values: IntakeValues): RegisterPetitionRequest {
  const { channel, origin } = values;
  const request = {
    channel,
    origin,
    via12380: values.via12380 || undefined,
    transferKind: isTransferred(origin) ? values.transferKind : undefined,
    receivedOn: values.receivedOn,
    receivedAt: isHeardUrgent(values) ? values.receivedAt : undefined,
    signedForOn: isTransferred(origin) ? values.signedForOn : undefined,
    postmarkedOn: channel === 'letter' ? values.postmarkedOn : undefined,
    externalNo: values.externalNo,
    anonymity: values.anonymity,
    petitionerType: values.petitionerType,
    visitorCount: channel === 'visit' ? values.visitorCount : undefined,
    irregularVisitItem: channel === 'visit' ? values.irregularVisitItem : undefined,
    jointSignerCount: channel === 'letter' ? values.jointSignerCount : undefined,
    subjects: peopleOf(values).map((entry) => entry.person),
    matters: values.matters.map((matter) => matterOf(matter, values.title)),
    title: values.title,
    content: values.content,
    place: values.place,
    problemRegion: values.problemRegion,
    urgentGrounds: values.urgentGrounds?.length ? values.urgentGrounds : undefined,
    resultRequired: values.resultRequired || undefined,
    oralConfirmation: isOral(channel) ? values.oralConfirmation : undefined,
    backdatingEvidence: values.backdatingEvidence,
    repeatOf: values.repeatOf,
  };
  return prune(request) as unknown as RegisterPetitionRequest;
}

/** Words of the petition from which class and category are suggested and likeness is judged. */
function textOf(values: IntakeValues): string {
  const points = values.matters.flatMap((matter) => [matter?.summary ?? '', ...(matter?.points ?? [])]);
  return [values.title ?? '', values.content ?? '', ...points].filter(Boolean).join('\n').slice(0, 20_000);
}

/** What is typed so far, for the right-hand column. */
export function previewOf(values: IntakeValues): PreviewPetitionRequest {
  const first = values.matters[0];
  const named = values.anonymity !== 'anonymous';
  return prune({
    channel: values.channel,
    origin: values.origin,
    receivedOn: values.receivedOn,
    signedForOn: isTransferred(values.origin) ? values.signedForOn : undefined,
    transferKind: isTransferred(values.origin) ? values.transferKind : undefined,
    anonymity: values.anonymity,
    class: first?.class,
    appealKind: first?.class === 'appeal' ? first.appealKind : undefined,
    name: named ? values.petitioner?.name : undefined,
    idNo: named ? values.petitioner?.idNo : undefined,
    phone: named ? values.petitioner?.phone : undefined,
    text: textOf(values),
  }) as PreviewPetitionRequest;
}

/** The candidates, with the linked one among them though what was typed since finds it no more: it goes out all the same. */
export function withLinked(
  repeats: readonly RepeatCandidate[],
  linked: RepeatCandidate | undefined,
): readonly RepeatCandidate[] {
  const isGone = linked !== undefined && !repeats.some((one) => one.petitionId === linked.petitionId);
  return isGone ? [linked, ...repeats] : repeats;
}

/** Whether anything has been typed by which earlier petitions are found. */
export function isLookedFor(values: IntakeValues): boolean {
  const { name, idNo, phone, text } = previewOf(values);
  return [name, idNo, phone, text].some((typed) => typed !== undefined);
}

/** The refusal's field `subjects[6].name` as the form calls it. */
export function formPath(path: (string | number)[], values: IntakeValues): (string | number)[] {
  const [head, index, ...rest] = path;
  if (head !== 'subjects' || typeof index !== 'number') return path;
  const place = peopleOf(values)[index]?.path;
  return place ? [...place, ...(rest.length > 0 ? rest : ['name'])] : ['petitioner', 'name'];
}
