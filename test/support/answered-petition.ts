import { foldLoaded } from '#casework';
import { gateOutcome, judgeGate, type PetitionState } from '#domain';
import type { RegisterPetition } from '#domain';
import { signedBy, type StaffName, type TestOffice } from './office.js';

/** What a test cares about. @shape handlers: one after another, the last one answers; measures: what is granted; archived: closed and put away, too */
export type Answered = {
  readonly input?: Partial<RegisterPetition>;
  readonly handlers?: readonly StaffName[];
  readonly measures: readonly { readonly text: string; readonly dueOn: string | null }[];
  readonly archived?: boolean;
};

/** An appeal that was granted by an opinion of 3 June 2026, posted on the 4th and received on the 8th: whole, in simulated time. */
export async function answerPetition(
  office: TestOffice,
  { input = {}, handlers = ['handler'], measures, archived = false }: Answered,
): Promise<{ petitionId: string; displayNo: string }> {
  const { staff, act } = office;
  const stateOf = async (): Promise<PetitionState> => {
    const state = foldLoaded(await office.runtime.store.load(office.db.pools.store, petitionId));
    if (state === null) throw new Error('no such petition');
    return state;
  };
  const { petitionId } = await office.register(input, '2026-05-06');
  await act(
    'windowHead',
    petitionId,
    {
      type: 'triage',
      intakeDecision: 'handle',
      disposition: 'ZB',
      class: 'appeal',
      appealKind: 'item6',
      categoryCode: '0801',
      proposal: '拟由本机关办理',
      approval: signedBy(staff.windowHead, '2026-05-07'),
    },
    '2026-05-07',
  );
  for (const [at, name] of handlers.entries())
    await act(
      'windowHead',
      petitionId,
      {
        type: 'designateHandler',
        handlerId: staff[name].accountId,
        ...(at === 0 ? {} : { reason: '工作调整' }),
        approval: signedBy(staff.windowHead, '2026-05-07'),
      },
      '2026-05-07',
    );
  const handler = handlers.at(-1) ?? 'handler';
  await act(handler, petitionId, { type: 'accept', acceptedOn: '2026-05-08' }, '2026-05-08');
  await act(
    'reception',
    petitionId,
    {
      type: 'notify',
      kind: 'acceptanceNotice',
      method: 'posted',
      issuedOn: '2026-05-11',
      addressee: '信访人',
      route: '由本机关办理,六十日内办结。',
    },
    '2026-05-11',
  );
  for (const kind of ['statement', 'recusalDeclaration', 'evidence'])
    await act(
      handler,
      petitionId,
      {
        type: 'addNote',
        kind,
        occurredOn: '2026-05-12',
        staffIds: [staff[handler].accountId],
        text: '已记录在案。',
        ...(kind === 'evidence' ? { evidenceTitle: '工资档案' } : {}),
      },
      '2026-05-12',
    );
  const evidence = (await stateOf()).notes.at(-1)?.noteId;
  await act(
    handler,
    petitionId,
    {
      type: 'submitResult',
      submittedOn: '2026-06-01',
      request: '请求补发津贴',
      facts: '经查,调资时漏算两年工龄。',
      opinion: '予以支持。不服本意见的,可自收到本意见书之日起30日内向省委组织部申请复查。',
      basis: '《信访工作条例》第三十一条第(六)项、第三十二条',
      answers: ['1.1', '1.2'].map((point) => ({
        point,
        conclusion: 'support',
        evidence: [evidence],
        text: '予以支持。',
      })),
      conclusion: 'support',
      measures: measures.map((measure) => ({
        measure: 'executeSupport',
        responsibleId: staff[handler].accountId,
        ...measure,
      })),
      legalBases: [{ source: '信访工作条例', article: '第三十二条' }],
      litigationChecked: true,
      petitionerOpinion: 'agree',
      secrecyMarked: true,
    },
    '2026-06-01',
  );
  const pass = async (gate: 'signing' | 'closing', day: string): Promise<void> => {
    const judged = async () => {
      const state = await stateOf();
      const { calendar, profiles } = office.runtime;
      return gateOutcome(judgeGate(state, gate, { today: day, policy: profiles.policyFor(state), calendar }));
    };
    for (const check of (await judged()).awaiting)
      await act('examiner', petitionId, { type: 'signCheck', gate, check, passed: true }, day);
    const softFailureRemarks = Object.fromEntries(
      (await judged()).failedSoft.map((check) => [check, '已说明']),
    );
    await act('examiner', petitionId, { type: 'passGate', gate, softFailureRemarks }, day);
  };
  await pass('signing', '2026-06-02');
  await act(
    'deputy',
    petitionId,
    {
      type: 'issue',
      documentKind: 'handlingOpinion',
      title: '关于补发津贴的处理意见',
      issuedOn: '2026-06-03',
      approval: signedBy(staff.deputy, '2026-06-03'),
    },
    '2026-06-03',
  );
  await act(
    handler,
    petitionId,
    { type: 'dispatch', method: 'posted', dispatchedOn: '2026-06-04', trackingNo: 'XA1' },
    '2026-06-04',
  );
  await act(
    'reception',
    petitionId,
    { type: 'recordDelivery', deliveredOn: '2026-06-08', how: 'signed', receivedBy: '本人' },
    '2026-06-09',
  );
  if (archived) {
    await pass('closing', '2026-06-09');
    const approval = signedBy(staff.windowHead, '2026-06-10');
    await act('windowHead', petitionId, { type: 'close', closedOn: '2026-06-10', approval }, '2026-06-10');
    const shelf = { archivalCode: '2026-30-1', retention: '30y', pageCount: 24, archivedOn: '2026-06-11' };
    await act('reception', petitionId, { type: 'archive', ...shelf }, '2026-06-11');
  }
  return { petitionId, displayNo: (await stateOf()).arrival.displayNo };
}
