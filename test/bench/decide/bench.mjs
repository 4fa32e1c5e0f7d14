// Deciding: folding a petition of 200 events from nothing and deciding one command on it, and what that is made of.
import { decide, evolve, fold, judgeGate, possibleActions } from '#domain';
import { CHINA_CALENDAR, policyOn } from '#domain';
import { load, options } from '../support.mjs';

const { events: wanted, rounds } = options({ events: 200, rounds: 3_000 });
const id = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [PETITION, PETITIONER, HANDLER, SECOND, EXAMINER, LEADER] = [1, 21, 12, 13, 14, 17].map(id);

const contextOn = (today, [accountId, capacity] = [HANDLER, 'handler']) => ({
  today,
  now: `${today}T06:20:00.000Z`,
  policy: policyOn('2026-03-02'),
  calendar: CHINA_CALENDAR,
  actor: { accountId, orgId: 1, capacity, roles: [capacity] },
  organisation: { id: 1, code: '411300Z', shortCode: '宛组', level: 'city', smallOffice: false },
  numbers: new Proxy({}, { get: () => 1 }),
  randomNo: '4820175936',
});
const approval = (signedOn) => ({ signerId: LEADER, capacity: 'leader', signedOn, onPaper: true });

const told = [];
let state = null;
function tell(today, command, who) {
  for (const event of decide(state, command, contextOn(today, who)).events) {
    const version = told.length + 1;
    const meta = {
      eventId: id(1000 + version),
      version,
      recordedAt: `${today}T06:20:00.000Z`,
      actorId: HANDLER,
      capacity: 'handler',
    };
    told.push({ ...event, meta });
    state = evolve(state, told.at(-1), PETITION);
  }
}
const note = (noteId, kind, occurredOn) => ({
  type: 'addNote',
  noteId: id(noteId),
  kind,
  occurredOn,
  staffIds: [HANDLER, SECOND],
  text: '与有关单位核对原始凭证,逐笔登记核对结果。',
});
const resultOn = (submittedOn) => ({
  type: 'submitResult',
  submittedOn,
  request: '请求补发',
  facts: '经查属实',
  opinion: '予以支持。不服的,可自收到本意见之日起30日内向上一级机关申请复查。',
  basis: '《信访工作条例》第三十二条',
  answers: ['1.1', '1.2'].map((point) => ({
    point,
    conclusion: 'support',
    evidence: [id(5000)],
    text: '予以补发',
  })),
  measures: [{ measure: 'executeSupport', text: '责成补发', dueOn: '2026-06-30', responsibleId: HANDLER }],
  legalBases: [{ source: '信访工作条例', article: '第三十二条第一款' }],
  litigationChecked: true,
  petitionerOpinion: 'agree',
  templateLikeness: 10,
  secrecyMarked: true,
});
tell('2026-03-02', {
  type: 'register',
  channel: 'letter',
  origin: 'direct',
  receivedOn: '2026-03-02',
  anonymity: 'realName',
  subjects: [{ subjectId: PETITIONER, role: 'petitioner', name: '某甲', address: '某县某镇某村1号' }],
  matters: [
    {
      class: 'appeal',
      appealKind: 'item6',
      categoryCode: '0801',
      purpose: 'claim',
      summary: '请求处理',
      points: ['要点1', '要点2'],
    },
  ],
  title: '来件',
  content: '因某单位未按规定办理,请求予以处理并说明情况,理由如下所述。',
  queryCodeMac: 'mac-mac-mac-mac-mac',
});
tell('2026-03-04', {
  type: 'triage',
  intakeDecision: 'handle',
  disposition: 'ZB',
  class: 'appeal',
  appealKind: 'item6',
  categoryCode: '0801',
  proposal: '拟由本机关办理',
  approval: approval('2026-03-04'),
});
tell('2026-03-04', { type: 'designateHandler', handlerId: HANDLER, approval: approval('2026-03-04') });
tell('2026-03-05', { type: 'accept', acceptedOn: '2026-03-05' });
tell('2026-03-12', note(5000, 'statement', '2026-03-12'));
// A long life: records, and a return with a new result after every fifteen of them.
for (let at = 1; told.length < wanted - 1; at += 1) {
  tell('2026-04-01', note(5000 + at, 'documentCheck', '2026-04-01'));
  if (at % 15 !== 0 || told.length >= wanted - 2) continue;
  tell('2026-04-02', resultOn('2026-04-02'));
  tell(
    '2026-04-02',
    { type: 'returnForRework', gate: 'signing', reason: '事实没有查清', requiredActions: ['补充核对'] },
    [EXAMINER, 'examiner'],
  );
}
tell('2026-04-03', resultOn('2026-04-03'));

const examiner = contextOn('2026-04-03', [EXAMINER, 'examiner']);
const handler = contextOn('2026-04-03');
const works = {
  'fold and decide (a note)': () =>
    decide(fold(PETITION, told), note(9999, 'progress', '2026-04-03'), handler),
  'fold and decide (a return, with every check)': () =>
    decide(
      fold(PETITION, told),
      { type: 'returnForRework', gate: 'signing', reason: '再查', requiredActions: ['补充'] },
      examiner,
    ),
  'fold alone': () => fold(PETITION, told),
  'every check of the signing gate': () => judgeGate(state, 'signing', examiner),
  'every button of the case page': () => possibleActions(state, handler),
};
console.log(`${told.length} events, status ${state.status}; load before ${load()}`);
for (const [name, work] of Object.entries(works)) {
  for (let warm = 0; warm < 300; warm += 1) work();
  const times = Array.from({ length: rounds }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  }).sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)].toFixed(3);
  console.log(`${name.padEnd(46)} p50 ${at(0.5)} ms  p99 ${at(0.99)} ms`);
}
console.log(`load after ${load()}`);
