/** The life of an accusation in a test office, paper by paper, fictitious. */
import { v7 as uuidv7 } from 'uuid';
import type { TestOffice } from '../../../../test/support/office.js';
import { onRoad, passGate, ROUTE } from '../../../../test/support/paper-road.js';
import { d, sceneOf } from './scene.js';

/** What tells who reported. */
export const REPORTER = /周某山|某县某镇某村|13800000001/u;

/** 检举控告: opened as a case, verified by two, asked about by letter, reported, fed back, closed. */
export async function accusationLife(office: TestOffice): Promise<string> {
  const { act, onPaper, triage, note, evidenceOf, end } = sceneOf(office);
  const { petitionId } = await office.register(
    {
      title: '反映某镇镇长突击提拔干部',
      content: '某镇镇长在换届前集中研究干部任用,一次提拔七人,没有经过民主推荐,请求查核。',
      subjects: [
        {
          subjectId: uuidv7(),
          role: 'petitioner',
          name: '周某山',
          address: '某县某镇某村1号',
          phone: '13800000001',
        },
        {
          subjectId: uuidv7(),
          role: 'accused',
          name: '龙某元',
          unit: '某镇人民政府',
          post: '镇长',
          cadreAuthority: 'subordinate',
        },
      ],
      matters: [
        {
          class: 'accusation',
          appealKind: null,
          categoryCode: '0102',
          purpose: 'accusation',
          summary: '反映镇长突击提拔干部',
          points: ['换届前集中提拔七名干部', '提拔没有经过民主推荐'],
        },
      ],
    } as never,
    d('03-02'),
  );
  const staff = office.staff;
  await act(
    'windowHead',
    petitionId,
    triage('accusation', {
      caseOpened: true,
      threePartTest: { significance: true, clarity: true, specificity: true },
      proposal: '三要素具备,拟立案查核。',
    }),
    d('03-03'),
  );
  await act(
    'windowHead',
    petitionId,
    {
      type: 'designateHandler',
      handlerId: staff.handler.accountId,
      coHandlerIds: [staff.second.accountId],
      needToKnow: [staff.examiner.accountId, staff.windowHead.accountId, staff.deputy.accountId],
      approval: onPaper('deputy', d('03-03')),
    },
    d('03-03'),
  );
  await onRoad(office, petitionId, {
    code: 'D03',
    by: 'windowHead',
    checker: 'handler',
    signer: 'deputy',
    on: d('03-03'),
  });
  const team = '员工handler、员工second';
  await onRoad(office, petitionId, {
    code: 'D12',
    by: 'handler',
    fields: { plan: '调阅干部任用材料,与有关人员逐一谈话。', team, dueOn: d('06-04') },
    signer: 'deputy',
    on: d('03-04'),
  });
  await act('handler', petitionId, { type: 'accept', acceptedOn: d('03-04') }, d('03-04'));
  await onRoad(office, petitionId, {
    code: 'D04',
    by: 'windowHead',
    checker: 'handler',
    fields: ROUTE,
    signer: 'deputy',
    on: d('03-05'),
    sent: { method: 'handed', receivedBy: '周某山', on: d('03-06'), received: d('03-06') },
  });
  await onRoad(office, petitionId, {
    code: 'D13',
    by: 'handler',
    checker: 'second',
    fields: { part: '查核方案', team, content: '一、调阅会议记录和推荐材料。\n二、与有关人员谈话。' },
    on: d('03-10'),
  });
  await onRoad(office, petitionId, {
    code: 'D13',
    by: 'handler',
    checker: 'second',
    fields: {
      part: '谈话笔录',
      team,
      person: '甲某',
      place: '2026年3月20日,某镇人民政府',
      content: '问:请说明提拔的程序。\n答:推荐会临时通知,程序有缺漏。',
    },
    on: d('03-20'),
  });
  await onRoad(office, petitionId, {
    code: 'D11',
    by: 'handler',
    checker: 'second',
    fields: {
      addressee: '龙某元同志',
      round: '第一次',
      points: '2026年初本单位干部任用的时间安排和研究程序。',
    },
    signer: 'deputy',
    on: d('03-23'),
    sent: { method: 'handed', receivedBy: '龙某元', on: d('03-24'), received: d('03-24') },
  });
  await note(petitionId, d('03-18'), {
    kind: 'documentCheck',
    text: '调阅会议记录、推荐票和公示材料。',
    evidenceTitle: '会议记录、推荐票复印件',
  });
  await note(petitionId, d('03-20'), {
    kind: 'talk',
    text: '与组织干事等五人谈话。',
    evidenceTitle: '谈话笔录五份',
    two: true,
  });
  const evidence = await evidenceOf(petitionId);
  await act(
    'handler',
    petitionId,
    {
      type: 'submitResult',
      submittedOn: d('04-27'),
      request: '反映的问题',
      facts: '经查,换届前集中提拔七人属实;民主推荐会开过,但通知不足半日',
      opinion: '对有关负责人批评教育,责令改正推荐程序',
      basis: '《信访工作条例》第三十条第二款',
      answers: [
        { point: '1.1', finding: 'substantiated', evidence, text: '换届前三个月内提拔七人' },
        { point: '1.2', finding: 'partiallySubstantiated', evidence, text: '推荐会开过,但通知不足半日' },
      ],
      measures: [{ measure: 'criticism', text: '对镇党委主要负责人批评教育。', completedOn: d('04-27') }],
      legalBases: [{ source: '信访工作条例', article: '第三十条第二款' }],
      litigationChecked: true,
      petitionerOpinion: null,
      secrecyMarked: true,
    },
    d('04-27'),
  );
  await passGate(office, petitionId, 'signing', d('04-29'));
  await onRoad(office, petitionId, {
    code: 'D14',
    by: 'handler',
    checker: 'second',
    fields: { team, addressee: '部务会议' },
    signer: 'deputy',
    on: d('04-30'),
  });
  await act(
    'handler',
    petitionId,
    {
      type: 'giveReporterFeedback',
      staffIds: [staff.handler.accountId, staff.second.accountId],
      reached: true,
      opinion: 'agree',
      summary: '向本人说明了查核过程和结论,提醒不要外传。',
      givenOn: d('05-06'),
    },
    d('05-06'),
  );
  await onRoad(office, petitionId, {
    code: 'D19',
    by: 'windowHead',
    checker: 'handler',
    fields: { way: '当面反馈' },
    on: d('05-06'),
  });
  await end(petitionId, d('05-07'), d('05-08'));
  return petitionId;
}
