import type { PetitionCommand } from '#domain';
import { PETITIONER, ACCUSED, uuid } from '../../libs/domain/src/petition/spec-fixtures.js';

/** The fields of a command as they were written. */
export type Form = Record<string, unknown>;

/** What a matter of each class is usually about. */
const MATTERS: Readonly<Record<string, Form>> = {
  appeal: { class: 'appeal', appealKind: 'item6', categoryCode: '0801', purpose: 'claim' },
  accusation: { class: 'accusation', appealKind: null, categoryCode: '0102', purpose: 'accusation' },
  suggestion: { class: 'suggestion', appealKind: null, categoryCode: '1101', purpose: 'opinion' },
};

/** The registration that is usual for a class; what the form says goes over it. */
export function registration(form: Form, day: string): PetitionCommand {
  const {
    matterClasses,
    pointCount,
    representatives,
    accusedStanding,
    class: one,
    appealKind,
    categoryCode,
    keyArea,
    purpose,
    ...rest
  } = form as Form & { matterClasses?: string[]; pointCount?: number; representatives?: number };
  const classes = matterClasses ?? [String(one ?? 'appeal')];
  const change = { appealKind, categoryCode, keyArea, purpose };
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const anonymous = rest['anonymity'] === 'anonymous';
  const person = anonymous ? {} : { name: '某甲', address: '某县某镇某村1号' };
  return {
    type: 'register',
    channel: 'letter',
    origin: 'direct',
    receivedOn: day,
    anonymity: 'realName',
    subjects: [
      { subjectId: PETITIONER, role: 'petitioner', ...person },
      ...Array.from({ length: representatives ?? 0 }, (_, at) => ({
        subjectId: uuid(500 + at),
        role: 'representative',
        name: `代表${at + 1}`,
      })),
      ...(classes.includes('accusation') || accusedStanding !== undefined
        ? [
            {
              subjectId: ACCUSED,
              role: 'accused',
              name: '某乙',
              cadreAuthority: accusedStanding ?? 'subordinate',
            },
          ]
        : []),
    ],
    matters: classes.map((each) => ({
      ...MATTERS[each],
      ...given,
      summary: '请求处理',
      points: Array.from({ length: pointCount ?? 2 }, (_, at) => `要点${at + 1}`),
    })),
    title: '来件',
    content: '因某单位未按规定办理,请求予以处理并说明情况,理由如下所述。',
    queryCodeMac: 'mac-mac-mac-mac-mac',
    ...rest,
  } as unknown as PetitionCommand;
}
