/** Cases on which each paper of §5.1 fits, told to a test office on its own day; fictitious. */
import { v7 as uuidv7 } from 'uuid';
import { PaperDesk } from '#paperwork';
import { signedBy, type StaffName, type TestOffice } from '../../support/office.js';
import { onRoad, passGate, ROUTE } from '../../support/paper-road.js';

type Matter = Record<string, unknown>;
const APPEAL: Matter = {
  class: 'appeal',
  appealKind: 'item6',
  categoryCode: '0801',
  purpose: 'claim',
  summary: '请求补发工龄津贴',
  points: ['补发漏算五年工龄的津贴'],
};
const ACCUSATION: Matter = {
  class: 'accusation',
  appealKind: null,
  categoryCode: '0102',
  purpose: 'accusation',
  summary: '反映镇长突击提拔干部',
  points: ['换届前集中提拔七名干部'],
};
const SUGGESTION: Matter = {
  class: 'suggestion',
  appealKind: null,
  categoryCode: '1101',
  purpose: 'opinion',
  summary: '建议公开工龄核定办法',
  points: ['公开核定办法'],
};

const PETITIONER = {
  role: 'petitioner',
  name: '周某山',
  address: '某县某镇某村1号',
  phone: '13800000001',
};
const ACCUSED = {
  role: 'accused',
  name: '龙某元',
  unit: '某镇人民政府',
  post: '镇长',
  cadreAuthority: 'subordinate',
};

/** The stories of one office. @shape day: of the office, on which all of it happens */
export function storiesOf(office: TestOffice, day: string) {
  const { staff } = office;
  const act = (who: StaffName, id: string, input: Record<string, unknown>, on = day) =>
    office.act(who, id, input as never, on);
  const onPaper = (who: StaffName, on = day) => signedBy(staff[who], on, true);

  const register = async (matter: Matter, change: Record<string, unknown> = {}, on = day) => {
    const people = matter === ACCUSATION ? [PETITIONER, ACCUSED] : [PETITIONER];
    const { petitionId } = await office.register(
      {
        title: String(matter['summary']),
        content: `来信人${String(matter['summary'])},请求依规办理并书面答复。`,
        subjects: people.map((one) => ({ subjectId: uuidv7(), ...one })),
        matters: [matter],
        ...change,
      } as never,
      on,
    );
    return petitionId;
  };
  const triage = (id: string, matter: Matter, more: Record<string, unknown> = {}, on = day) => {
    const { class: kind, appealKind, categoryCode } = matter;
    return act(
      'windowHead',
      id,
      {
        type: 'triage',
        intakeDecision: 'handle',
        disposition: 'ZB',
        class: kind,
        ...(appealKind === null ? {} : { appealKind }),
        categoryCode,
        proposal: '属本机关职权范围,拟由老干部处直接办理。',
        approval: onPaper('deputy', on),
        ...more,
      },
      on,
    );
  };
  const handled = async (
    matter: Matter,
    {
      more = {},
      change = {},
      on = day,
    }: { more?: object; change?: Record<string, unknown>; on?: string } = {},
  ) => {
    const id = await register(matter, change, on);
    await triage(id, matter, more as Record<string, unknown>, on);
    await act(
      'windowHead',
      id,
      {
        type: 'designateHandler',
        handlerId: staff.handler.accountId,
        coHandlerIds: [staff.second.accountId],
        ...(matter === ACCUSATION
          ? { needToKnow: [staff.examiner, staff.windowHead, staff.deputy].map((one) => one.accountId) }
          : {}),
        approval: onPaper('deputy', on),
      },
      on,
    );
    await act('handler', id, { type: 'accept', acceptedOn: on }, on);
    return id;
  };
  const sentAway = async (decision: string, more: Record<string, unknown> = {}, matter: Matter = APPEAL) => {
    const id = await register(matter);
    await triage(id, matter, { intakeDecision: decision, disposition: null, ...more });
    return id;
  };
  const inform = (id: string, by: StaffName = 'reception') =>
    onRoad(office, id, {
      code: 'D04',
      by,
      checker: by === 'reception' ? 'windowHead' : 'handler',
      fields: ROUTE,
      signer: 'deputy',
      on: day,
      sent: { method: 'handed', receivedBy: '周某山', on: day, received: day },
    });
  /** Looked into, and the result laid before the examiner. */
  const reported = async (matter: Matter, more: Record<string, unknown> = {}, open: object = {}) => {
    const id = await handled(matter, { more: open });
    await inform(id, matter === ACCUSATION ? 'windowHead' : 'reception');
    for (const first of [true, false])
      await act('handler', id, {
        type: 'addNote',
        noteId: uuidv7(),
        kind: first ? 'documentCheck' : matter === ACCUSATION ? 'talk' : 'statement',
        occurredOn: day,
        staffIds: [staff.handler.accountId, staff.second.accountId],
        externalStaffCount: 0,
        text: '调阅有关材料,听取有关人员说明。',
        evidenceTitle: '材料复印件',
      });
    const { opened } = await new PaperDesk(office.runtime).open(staff.windowHead, id, 'act');
    const evidence = opened.state.notes.map(({ noteId }) => noteId);
    const { points } = matter as { points: string[] };
    const outcome =
      matter === ACCUSATION ? { finding: 'substantiated' } : { conclusion: more['conclusion'] ?? 'support' };
    await act('handler', id, {
      type: 'submitResult',
      submittedOn: day,
      request: '来信所提事项',
      facts: '经查,1983年3月参加工作,2019年调资时误按1988年起算,漏算五年属实',
      opinion:
        matter === ACCUSATION
          ? '对有关负责人批评教育,责令改正推荐程序'
          : '由原工作单位补发。如不服本意见,可自收到之日起30日内,向上一级机关申请复查。',
      basis: '《信访工作条例》第三十二条第一款',
      answers: points.map((_, at) => ({
        point: `1.${at + 1}`,
        evidence,
        text: '情况属实,由原工作单位在三十日内补发',
        ...outcome,
      })),
      measures:
        matter === ACCUSATION
          ? [{ measure: 'criticism', text: '对主要负责人批评教育。', completedOn: day }]
          : matter === SUGGESTION
            ? [
                {
                  measure: 'improveSystem',
                  text: '公开核定办法。',
                  dueOn: day,
                  responsibleId: staff.handler.accountId,
                },
              ]
            : [
                {
                  measure: 'executeSupport',
                  text: '由原工作单位补发津贴差额。',
                  dueOn: day,
                  responsibleId: staff.handler.accountId,
                },
              ],
      legalBases: [{ source: '信访工作条例', article: '第三十二条第一款' }],
      litigationChecked: true,
      petitionerOpinion: matter === ACCUSATION ? null : 'agree',
      secrecyMarked: true,
      ...more,
    });
    return id;
  };
  /** The same through the first gate: its result may be issued. */
  const examined = async (...told: Parameters<typeof reported>) => {
    const id = await reported(...told);
    await passGate(office, id, 'signing', day);
    return id;
  };
  /** Handled longer than the law allows, and said why. */
  const overdue = async () => {
    const begun = new Date(Date.parse(day) - 100 * 86_400_000).toISOString().slice(0, 10);
    const id = await handled(APPEAL, { on: begun });
    await act('handler', id, {
      type: 'explainOverdue',
      cause: '向外省单位调取档案用时超出预计。',
      responsibleId: staff.handler.accountId,
      approval: onPaper('deputy'),
    });
    return id;
  };
  const extended = async (decided: boolean) => {
    const id = await handled(APPEAL);
    await inform(id);
    await act('handler', id, {
      type: 'requestExtension',
      days: 20,
      requestedOn: day,
      reason: '涉及三个年度的工资档案,须向两个单位调取原始凭证逐笔核对,预计下月中旬完成。',
    });
    if (decided)
      await act('leader', id, {
        type: 'decideExtension',
        approve: true,
        approval: signedBy(staff.leader, day),
      });
    return id;
  };

  return {
    handled: () => handled(APPEAL),
    visited: () =>
      handled(APPEAL, { change: { channel: 'visit', visitorCount: 1, place: '市委组织部接访室' } }),
    transferred: () =>
      register(APPEAL, {
        origin: 'petitionOffice',
        transferKind: 'transfer',
        signedForOn: day,
        externalNo: '宛信访转〔2026〕12号',
      }),
    passedDown: (disposition: 'ZS' | 'YJG' = 'ZS') =>
      sentAway('passDown', {
        disposition,
        targetName: '中共卧龙区委组织部',
        ...(disposition === 'YJG' ? { resultRequired: true } : {}),
      }),
    notAccepted: () =>
      sentAway('notAccepted', {
        reason: '该事项正由南阳市信访局办理,案号为宛信访〔2026〕12号。',
        targetName: '南阳市信访局',
      }),
    noLonger: () => sentAway('noLonger', { reason: '复核意见已经送达,仍以同一事实和理由提出。' }),
    imported: () =>
      sentAway(
        'import',
        { targetName: '某县人民法院', reason: '劳动报酬争议。' },
        {
          ...APPEAL,
          appealKind: 'item1',
        },
      ),
    redirected: () =>
      sentAway('redirect', { targetName: '某县人力资源和社会保障局', reason: '不属组织部门职权。' }),
    accused: () =>
      handled(ACCUSATION, {
        more: { caseOpened: true, threePartTest: { significance: true, clarity: true, specificity: true } },
      }),
    verified: () =>
      examined(
        ACCUSATION,
        {},
        { caseOpened: true, threePartTest: { significance: true, clarity: true, specificity: true } },
      ),
    reported: () => reported(APPEAL),
    answered: () => examined(APPEAL),
    overdue,
    dutyAnswered: () => examined({ ...APPEAL, appealKind: 'item5' }, { conclusion: 'dutyPerformed' }),
    suggested: () => examined(SUGGESTION, { conclusion: 'adopted' }),
    extensionAsked: () => extended(false),
    extensionGranted: () => extended(true),
    register,
    act,
    onPaper,
    signed: (who: StaffName) => signedBy(staff[who], day),
  };
}
export type Stories = ReturnType<typeof storiesOf>;
