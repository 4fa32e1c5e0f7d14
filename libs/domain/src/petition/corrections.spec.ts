import { describe, expect, it } from '@jest/globals';
import { caseTexts } from './case-texts.js';
import { correctedFields, correctedNames } from './corrections.js';
import type { PetitionCorrected, RecordedPetitionEvent } from './events.js';
import { accusation, ACCUSED, PETITIONER } from './spec-fixtures.js';

const arrival = accusation();
const texts = {
  arrival: { title: '旧题', content: '旧文', matters: { 1: { summary: '事', points: ['甲'] } } },
  persons: { [PETITIONER]: { name: '张守义', phone: '13800000001' }, [ACCUSED]: { name: '某某' } },
};
const corrected = (
  data: PetitionCorrected['data'],
  more: Partial<Pick<PetitionCorrected, 'sealed' | 'persons'>> = {},
) =>
  ({
    type: 'PetitionCorrected',
    occurredOn: '2026-03-05',
    article: 'dataEntry',
    data,
    sealed: { reason: '登记有误' },
    persons: {},
    ...more,
  }) as unknown as Extract<RecordedPetitionEvent, { type: 'PetitionCorrected' }>;
const fieldsOf = (event: ReturnType<typeof corrected>) => correctedFields(event, { arrival, texts });

describe('what a 更正登记 changed', () => {
  it('names the fields, and no value', () => {
    expect(
      correctedNames({
        changes: { receivedOn: '2026-03-01', nameClear: true },
        textFields: ['title', 'petitioner.phone', 'accused.cadreAuthority'],
      }),
    ).toEqual(['收到日', '标题', '信访人电话', '被反映人干部管理权限']);
  });

  it('reads events from before fields were named', () => {
    expect(correctedNames({ changes: {}, textFields: ['title', 'persons'] })).toEqual(['标题', '人员信息']);
    expect(correctedNames({ changes: { subjects: [] }, textFields: [] })).toEqual(['人员']);
  });

  it('says what stood there and what stands there, and what a value may tell', () => {
    const event = corrected(
      { changes: { channel: 'visit', urgentGrounds: ['media'] }, textFields: ['title', 'petitioner.phone'] },
      { sealed: { reason: '误', text: { title: '新题' } }, persons: { [PETITIONER]: { phone: '' } } },
    );
    expect(fieldsOf(event)).toEqual([
      { zh: '渠道', was: '来信', is: '来访', tells: 'open' },
      { zh: '紧急情形', was: null, is: '媒体舆情', tells: 'open' },
      { zh: '标题', was: '旧题', is: '新题', tells: 'text' },
      { zh: '信访人电话', was: '13800000001', is: null, tells: 'reporter' },
    ]);
  });

  it('says whose cadre an accused was and is, and whom an anonymous letter turned out to come from', () => {
    const subjects = arrival.subjects.map((one) =>
      one.role === 'accused' ? { ...one, cadreAuthority: 'own' as const } : one,
    );
    const [moved] = fieldsOf(corrected({ changes: { subjects }, textFields: ['accused.cadreAuthority'] }));
    expect(moved).toMatchObject({ zh: '被反映人干部管理权限', is: '本级管理', tells: 'open' });
    const found = corrected(
      { changes: { subjects: [{ subjectId: 'new', role: 'petitioner' }] }, textFields: ['petitioner.name'] },
      { persons: { new: { name: '李四' } } },
    );
    expect(fieldsOf(found)).toEqual([{ zh: '信访人姓名(名称)', was: null, is: '李四', tells: 'reporter' }]);
  });

  it('tells nothing of what was deleted by law', () => {
    const gone = {
      ...corrected({ changes: {}, textFields: ['petitioner.phone'] }),
      persons: { [PETITIONER]: { redacted: true } },
    };
    expect(fieldsOf(gone as unknown as ReturnType<typeof corrected>)).toEqual([]);
  });

  it('reads a field that was taken out as not known', () => {
    const event = { ...corrected({ changes: {}, textFields: [] }), meta: { eventId: 'e' } };
    const emptied = { ...event, persons: { [PETITIONER]: { name: '张守义', phone: '' } } };
    expect(caseTexts([emptied as unknown as RecordedPetitionEvent]).persons[PETITIONER]).toEqual({
      name: '张守义',
    });
  });
});
