/** The life of an appeal in a test office, paper by paper, fictitious. */
import { signedBy, type TestOffice } from '../../../../test/support/office.js';
import { onRoad, passGate, ROUTE } from '../../../../test/support/paper-road.js';
import { d, sceneOf } from './scene.js';

/** 申诉求决: registered, signed for, told, extended, answered, delivered, closed. */
export async function appealLife(office: TestOffice): Promise<string> {
  const { act, onPaper, triage, note, evidenceOf, end } = sceneOf(office);
  const { petitionId } = await office.register(
    {
      title: '请求补发工龄津贴',
      content: '本人一九八三年参加工作,单位调资时漏算工龄五年,请求补发津贴并说明核定办法。',
      matters: [
        {
          class: 'appeal',
          appealKind: 'item6',
          categoryCode: '0801',
          purpose: 'claim',
          summary: '请求补发工龄津贴并说明核定办法',
          points: ['补发漏算五年工龄的津贴', '说明工龄的核定办法'],
        },
      ],
    } as never,
    d('03-02'),
  );
  await act(
    'windowHead',
    petitionId,
    triage('appeal', { proposal: '属本机关职权范围,拟由老干部处直接办理。' }),
    d('03-03'),
  );
  const posted = { method: 'posted' as const, receivedBy: '周某山' };
  await onRoad(office, petitionId, {
    code: 'D03',
    by: 'reception',
    checker: 'windowHead',
    signer: 'deputy',
    on: d('03-03'),
  });
  await act(
    'windowHead',
    petitionId,
    {
      type: 'designateHandler',
      handlerId: office.staff.handler.accountId,
      approval: onPaper('deputy', d('03-03')),
    },
    d('03-03'),
  );
  await act('handler', petitionId, { type: 'accept', acceptedOn: d('03-04') }, d('03-04'));
  await onRoad(office, petitionId, {
    code: 'D04',
    fields: { ...ROUTE, contact: '李某', phone: '0377-60000000' },
    signer: 'deputy',
    on: d('03-05'),
    sent: { ...posted, on: d('03-06'), received: d('03-09') },
  });
  await note(petitionId, d('03-16'), {
    kind: 'documentCheck',
    text: '查阅本人档案和2019年调资审批表,工龄起算年份与履历表不一致。',
    evidenceTitle: '调资审批表复印件',
  });
  await note(petitionId, d('03-20'), {
    kind: 'statement',
    text: '听取本人陈述,核对参加工作时间的证明材料。',
    evidenceTitle: '参加工作时间证明复印件',
  });
  await act(
    'handler',
    petitionId,
    {
      type: 'requestExtension',
      days: 20,
      requestedOn: d('04-24'),
      reason: '涉及三个年度的工资档案,须向两个单位调取原始凭证逐笔核对,预计五月中旬完成。',
    },
    d('04-24'),
  );
  await onRoad(office, petitionId, {
    code: 'D15',
    by: 'handler',
    fields: { dueOn: d('05-03') },
    signer: 'leader',
    on: d('04-25'),
  });
  await act(
    'leader',
    petitionId,
    { type: 'decideExtension', approve: true, approval: signedBy(office.staff.leader, d('04-27')) },
    d('04-27'),
  );
  await onRoad(office, petitionId, {
    code: 'D16',
    signer: 'leader',
    on: d('04-27'),
    sent: { ...posted, on: d('04-28'), received: d('04-30') },
  });
  const evidence = await evidenceOf(petitionId);
  await act(
    'handler',
    petitionId,
    {
      type: 'submitResult',
      submittedOn: d('05-12'),
      request: '请求补发漏算五年工龄的津贴并说明核定办法',
      facts: '经查,本人1983年3月参加工作,2019年调资时单位误按1988年起算,漏算五年属实',
      opinion:
        '由原工作单位自2019年1月起按实际工龄补发津贴。如不服本意见,可自收到之日起30日内,向上一级机关申请复查。',
      basis: '《信访工作条例》第三十二条第一款',
      answers: [
        { point: '1.1', conclusion: 'support', evidence, text: '由原工作单位在三十日内补发' },
        {
          point: '1.2',
          conclusion: 'explain',
          evidence,
          text: '工龄自批准参加工作之月起连续计算,核定表复印件一并送达',
        },
      ],
      conclusion: 'support',
      measures: [
        {
          measure: 'executeSupport',
          text: '由原工作单位补发津贴差额。',
          dueOn: d('06-30'),
          responsibleId: office.staff.handler.accountId,
        },
      ],
      legalBases: [{ source: '信访工作条例', article: '第三十二条第一款' }],
      litigationChecked: true,
      petitionerOpinion: 'agree',
      secrecyMarked: true,
    },
    d('05-12'),
  );
  await passGate(office, petitionId, 'signing', d('05-13'));
  await onRoad(office, petitionId, {
    code: 'D17',
    by: 'handler',
    signer: 'deputy',
    on: d('05-14'),
    sent: { ...posted, on: d('05-15'), received: d('05-19') },
  });
  await end(petitionId, d('05-21'), d('05-22'));
  return petitionId;
}
