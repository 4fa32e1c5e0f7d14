import { type CommandInput } from '#casework';
import type { SubjectInput } from '#domain';
import { organisationOf } from '../city.js';
import { petitionIdOf, subjectIdOf } from '../command-ids.js';
import { fictitiousIdNo, fictitiousPhone } from '../fictitious-numbers.js';
import type { Person, Story } from '../story.js';
import type { Timeline } from './timeline.js';

const PURPOSE_OF = { appeal: 'claim', accusation: 'accusation', suggestion: 'opinion' } as const;

function petitionerOf(story: Story, person: Person, at: number): SubjectInput {
  const { birthOn, gender, ...fields } = person;
  const visit = story.channel === 'visit';
  return {
    ...fields,
    subjectId: subjectIdOf(story.key, `petitioner/${at}`),
    role: visit && at > 0 ? 'representative' : 'petitioner',
    ...(gender === undefined ? {} : { gender }),
    ...(birthOn === undefined ? {} : { birthOn }),
    ...(birthOn === undefined || gender === undefined
      ? {}
      : { idNo: fictitiousIdNo(`${story.key}/${at}`, birthOn, gender) }),
    ...(story.channel === 'letter' && at > 0 ? {} : { phone: fictitiousPhone(person.name) }),
  };
}

function subjectsOf(story: Story): SubjectInput[] {
  return [
    ...(story.petitioners ?? []).map((person, at) => petitionerOf(story, person, at)),
    ...(story.accused ?? []).map(({ name, unit, post, authority }, at): SubjectInput => ({
      subjectId: subjectIdOf(story.key, `accused/${at}`),
      role: 'accused',
      name,
      unit,
      post,
      cadreAuthority: authority,
    })),
  ];
}

const isTransferred = ({ origin }: Story): boolean =>
  origin === 'petitionOffice' || origin === 'superiorOrgDept';

const ORAL = '已当面(电话)向反映人复述记录要点,反映人确认无误。';

/** 登记, on the day of receipt or the first working day after it. */
export function arrive(line: Timeline): void {
  const { story } = line;
  const { receivedOn } = line;
  const registeredOn = line.workday(receivedOn);
  line
    .to(registeredOn)
    .do({ seat: 'reception', name: 'register', milestone: 'register' }, (): CommandInput => ({
      type: 'register',
      channel: story.channel,
      origin: story.origin ?? 'direct',
      ...(isTransferred(story)
        ? { transferKind: story.transferKind ?? 'transfer', signedForOn: registeredOn }
        : {}),
      via12380: story.via12380 ?? false,
      receivedOn,
      anonymity: story.anonymity ?? (story.petitioners?.length ? 'realName' : 'anonymous'),
      petitionerType: story.petitionerType ?? 'citizen',
      visitorCount: story.channel === 'visit' ? (story.visitorCount ?? story.petitioners?.length ?? 1) : null,
      jointSignerCount: story.jointSignerCount ?? null,
      problemRegion: organisationOf(story.org).region,
      urgentGrounds: [...(story.urgent ?? [])],
      resultRequired: story.resultRequired ?? false,
      repeatOf: story.repeatOf === undefined ? null : petitionIdOf(story.repeatOf),
      subjects: subjectsOf(story),
      matters: story.matters.map((matter) => ({
        class: matter.class,
        appealKind: matter.appealKind ?? (matter.class === 'appeal' ? 'item6' : null),
        categoryCode: matter.category,
        keyArea: matter.keyArea ?? null,
        purpose: matter.purpose ?? PURPOSE_OF[matter.class],
        summary: matter.summary,
        points: [...matter.points],
      })),
      title: story.title,
      content: story.content,
      ...(story.place === undefined ? {} : { place: story.place }),
      ...(story.externalNo === undefined ? {} : { externalNo: story.externalNo }),
      ...(story.channel === 'visit' || story.channel === 'phone' ? { oralConfirmation: ORAL } : {}),
    }));
  if (story.urgent?.length) reportUrgency(line);
}

/** 首报电话、随后书面,当日终报 (§1.9): within the minutes, so that no clock of the city rings for ever. */
function reportUrgency(line: Timeline): void {
  const report = (kind: 'initial' | 'followUp' | 'final', way: 'phone' | 'written', content: string) =>
    line.do({ seat: 'windowHead', name: `urgent/${kind}` }, (): CommandInput => ({
      type: 'reportUrgent',
      report: kind,
      way,
      recipients: ['partyGovernment', 'superiorOrgDept'],
      measures: '已由扎口负责人牵头,会同业务科室先行了解情况。',
      content,
    }));
  report('initial', 'phone', '电话报告来件的主要情况和紧急情形。');
  report('followUp', 'written', '书面报告来件情况、已采取的措施和下步安排。');
  report('final', 'written', '情况已掌握,没有扩大,转入正常办理。');
}
