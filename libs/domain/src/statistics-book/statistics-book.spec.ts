import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR } from '../calendar.js';
import { Rejected } from '../rejected.js';
import {
  cutoffOf,
  decideBook,
  drafterAlone,
  EMPTY_BOOK,
  evolveBook,
  freezeDayOf,
  redrafted,
  reportName,
  TO_BE_WRITTEN,
  unwrittenSections,
} from './index.js';
import type { StatBook, StatBookCommand, StatBookContext, StatBookEvent } from './index.js';

const policy = { statCutoff: 5, statFreeze: 10, version: '2022' };
const context = (change: Partial<StatBookContext> = {}): StatBookContext => ({
  today: '2026-10-22',
  calendar: CHINA_CALENDAR,
  policy,
  actor: { accountId: 'leader', orgId: 1, roles: ['leader'] },
  orgId: 1,
  period: { from: '2026-07-01', to: '2026-09-30' },
  closable: true,
  onPaper: false,
  ...change,
});
const as = (
  accountId: string,
  role: StatBookContext['actor']['roles'][number],
  more: Partial<StatBookContext> = {},
) => context({ actor: { accountId, orgId: 1, roles: [role] }, ...more });

const told = (commands: [StatBookCommand, StatBookContext][]): StatBook =>
  commands.reduce(
    (book, [command, at]) => decideBook(book, command, at).reduce(evolveBook, book),
    EMPTY_BOOK,
  );
const codeOf = (book: StatBook, command: StatBookCommand, at: StatBookContext): string => {
  try {
    decideBook(book, command, at);
  } catch (error) {
    if (error instanceof Rejected) return error.code;
    throw error;
  }
  return 'done';
};

const freeze: StatBookCommand = {
  type: 'freeze',
  snapshot: { asOf: '2026-10-14', hash: 'ab', figureCount: 40, itemCount: 12, definitions: 'v1' },
};

describe('冻结 (O-64, O-65)', () => {
  it('cuts off 5 and freezes 10 working days after the period; the holidays of October do not count', () => {
    expect(cutoffOf({ from: '2026-07-01', to: '2026-09-30' }, context())).toBe('2026-10-13');
    expect(freezeDayOf({ from: '2026-07-01', to: '2026-09-30' }, context())).toBe('2026-10-20');
  });
  it('freezes once, by a signer of the organisation, after the cutoff', () => {
    const book = told([[freeze, context()]]);
    expect(book.frozen).toMatchObject({
      hash: 'ab',
      signedOn: '2026-10-22',
      signerId: 'leader',
      calendarVersion: CHINA_CALENDAR.version,
    });
    expect(codeOf(book, freeze, context())).toBe('STAT_ALREADY_FROZEN');
  });
  it.each([
    ['STAT_PERIOD_RUNNING', context({ today: '2026-09-30' })],
    ['STAT_BEFORE_CUTOFF', context({ today: '2026-10-13' })],
    ['STAT_PERIOD_NOT_CLOSABLE', context({ closable: false })],
    ['STAT_SIGNER_ROLE', as('x', 'windowHead')],
    ['STAT_SIGNER_ROLE', context({ actor: { accountId: 'x', orgId: 2, roles: ['leader'] } })],
  ])('refuses: %s', (code, at) => {
    expect(codeOf(EMPTY_BOOK, freeze, at)).toBe(code);
  });
});

describe('历史数 (O-104) 与汇总表 (O-73)', () => {
  const historic = (
    figures: { key: string; numerator: number; denominator: number | null }[],
  ): StatBookCommand => ({
    type: 'enterHistoric',
    figures,
    docNo: '宛组信〔2025〕9号',
    signedOn: '2026-10-15',
    signer: '某部长',
    scan: null,
  });
  const count = (key: string, numerator: number) => ({ key, numerator, denominator: null });
  it('takes signed figures with their source', () => {
    const book = told([
      [historic([count('total', 310), count('channel:letter', 310)]), as('w', 'windowHead')],
    ]);
    expect(book.historic).toMatchObject({
      docNo: '宛组信〔2025〕9号',
      figures: [{ numerator: 310 }, { numerator: 310 }],
    });
  });
  it('keeps the hash that was measured with the file that it belongs to', () => {
    const file = { scanId: 'scan-1', mediaType: 'application/pdf', pages: 2, bytes: 900 };
    const entered = {
      ...historic([count('total', 310)]),
      scan: { ...file, sha256: 'ab12' },
    } as StatBookCommand;
    expect(told([[entered, as('w', 'windowHead')]]).historic).toMatchObject({ scanHash: 'ab12', scan: file });
    const without = told([[historic([count('total', 310)]), as('w', 'windowHead')]]);
    expect(without.historic).toMatchObject({ scanHash: null, scan: null });
  });
  it.each([
    ['STAT_FIGURES_EMPTY', []],
    ['STAT_FIGURE_TWICE', [count('total', 1), count('total', 1)]],
    ['STAT_FIGURE_NEGATIVE', [count('total', -1)]],
    ['STAT_FIGURE_OVER_WHOLE', [{ key: 'I-09', numerator: 3, denominator: 2 }]],
    ['STAT_PARTS_NOT_WHOLE', [count('total', 3), count('channel:letter', 2)]],
  ])('refuses %s', (code, figures) => {
    expect(codeOf(EMPTY_BOOK, historic(figures), as('w', 'windowHead'))).toBe(code);
  });

  const paper = { onPaper: true };
  const report = (zeroReport: boolean, total: number): StatBookCommand => ({
    type: 'submitReturn',
    zeroReport,
    figures: [count('total', total)],
    reportedOn: '2026-10-10',
    reporter: '某县联络员',
  });
  it('goes report → send back → report → accept, and the entrant reviews nothing', () => {
    const clerk = as('clerk', 'reception', paper);
    const head = as('head', 'windowHead', paper);
    let book = told([
      [report(false, 4), clerk],
      [{ type: 'sendBackReturn', reason: '漏报来电' }, head],
      [report(false, 5), clerk],
    ]);
    expect(book.return).toMatchObject({ version: 2, status: 'submitted' });
    expect(codeOf(book, report(false, 6), clerk)).toBe('STAT_RETURN_WAITING');
    const self = as('clerk', 'windowHead', paper);
    expect(codeOf(book, { type: 'acceptReturn' }, self)).toBe('STAT_REVIEW_SELF');
    expect(codeOf(book, { type: 'acceptReturn' }, clerk)).toBe('STAT_REVIEW_ROLE');
    book = decideBook(book, { type: 'acceptReturn' }, head).reduce(evolveBook, book);
    expect(book.return?.status).toBe('accepted');
    expect(codeOf(book, report(false, 6), clerk)).toBe('STAT_RETURN_ACCEPTED');
    expect(codeOf(book, { type: 'acceptReturn' }, head)).toBe('STAT_RETURN_NOT_WAITING');
  });
  it('零报告 is all noughts, and nobody on the system needs one', () => {
    const clerk = as('clerk', 'reception', paper);
    expect(codeOf(EMPTY_BOOK, report(true, 1), clerk)).toBe('STAT_ZERO_REPORT_NOT_ZERO');
    expect(told([[report(true, 0), clerk]]).return).toMatchObject({ zeroReport: true });
    expect(codeOf(EMPTY_BOOK, report(true, 0), as('clerk', 'reception'))).toBe('STAT_RETURN_NOT_NEEDED');
  });
});

describe('报告 (O-69, O-72)', () => {
  const kind = 'quarterAnalysis' as const;
  const draft: StatBookCommand = {
    type: 'draftReport',
    kind,
    asOf: '2026-10-14',
    text: { title: '三季度', sections: [{ heading: '一、总体情况', paragraphs: ['收到 3 件。'] }] },
  };
  const head = as('head', 'windowHead');
  it('起草 → 送审 → 退回 → 再起草 → 送审 → 签发, each version kept', () => {
    const book = told([
      [freeze, context()],
      [draft, head],
      [{ type: 'submitReport', kind }, head],
      [{ type: 'returnReport', kind, reason: '数字核对' }, context()],
      [draft, head],
      [{ type: 'submitReport', kind }, head],
      [{ type: 'signReport', kind, hash: 'cd' }, context()],
    ]);
    expect(book.reports[kind]).toMatchObject({
      version: 2,
      status: 'signed',
      signerId: 'leader',
      hash: 'cd',
    });
    const corrected: StatBookCommand = {
      type: 'correctReport',
      kind,
      figures: [{ key: 'total', was: '3', is: '4' }],
      reason: '漏录一件',
    };
    const [notice] = decideBook(book, corrected, context());
    expect(notice).toMatchObject({ type: 'StatCorrectionIssued', data: { version: 2, no: 1 } });
    for (const docNo of [undefined, null, ' '])
      expect(decideBook(book, { ...corrected, docNo }, context())[0]?.data).not.toHaveProperty('docNo');
    expect(
      decideBook(book, { ...corrected, docNo: ' 宛组报〔2026〕5号 ' }, context())[0]?.data,
    ).toMatchObject({
      docNo: '宛组报〔2026〕5号',
    });
    expect(codeOf(book, { ...corrected, figures: [{ key: 'total', was: '3', is: '3' }] }, context())).toBe(
      'REPORT_NOTHING_CORRECTED',
    );
    expect(codeOf(book, { ...corrected, reason: ' ' }, context())).toBe('STAT_REASON_MISSING');
  });
  it('keeps the number that the signer gave, and none where he gave none', () => {
    const submitted: [StatBookCommand, ReturnType<typeof context>][] = [
      [freeze, context()],
      [draft, head],
      [{ type: 'submitReport', kind }, head],
    ];
    const signedWith = (docNo?: string | null) =>
      told([...submitted, [{ type: 'signReport', kind, hash: 'cd', docNo }, context()]]);
    expect(signedWith(' 宛组报〔2026〕3号 ').reports[kind]?.docNo).toBe('宛组报〔2026〕3号');
    for (const none of [undefined, null, ' ']) expect(signedWith(none).reports[kind]?.docNo).toBeNull();
    const [signed] = decideBook(told(submitted), { type: 'signReport', kind, hash: 'cd' }, context());
    expect(signed?.data).not.toHaveProperty('docNo');
  });
  it('never changes what was signed: no new draft takes its place, a notice stands beside it (O-72)', () => {
    const signed = told([
      [freeze, context()],
      [draft, head],
      [{ type: 'submitReport', kind }, head],
      [{ type: 'signReport', kind, hash: 'cd', docNo: '宛组报〔2026〕3号' }, context()],
    ]);
    expect(codeOf(signed, draft, head)).toBe('REPORT_SIGNED');
  });
  it('keeps the signed paper itself, sealed: what is read later is what was signed (O-65, O-72)', () => {
    const submitted = told([
      [freeze, context()],
      [draft, head],
      [{ type: 'submitReport', kind }, head],
    ]);
    const sign: StatBookCommand = { type: 'signReport', kind, hash: 'cd', paper: '{"kind":"circular"}' };
    const [signed] = decideBook(submitted, sign, context());
    expect(signed?.sealed).toEqual({ paper: '{"kind":"circular"}' });
    expect(signed?.data).not.toHaveProperty('paper');
  });
  it('sends no section to the signer that nobody has written (O-68)', () => {
    const drafted = told([
      [freeze, context()],
      [draft, head],
    ]);
    const unwritten = ['五、原因分析', '六、下步建议'];
    expect(codeOf(drafted, { type: 'submitReport', kind, unwritten }, head)).toBe('REPORT_UNWRITTEN');
    expect(codeOf(drafted, { type: 'submitReport', kind, unwritten: [] }, head)).toBe('done');
    const submitted = told([
      [freeze, context()],
      [draft, head],
      [{ type: 'submitReport', kind }, head],
    ]);
    const sign: StatBookCommand = { type: 'signReport', kind, hash: 'cd', unwritten };
    expect(codeOf(submitted, sign, context())).toBe('REPORT_UNWRITTEN');
  });
  it('acts on the version that was read, and on no other: of two editors the second is told', () => {
    const first = told([
      [freeze, context()],
      [{ ...draft, version: 0 }, head],
    ]);
    expect(codeOf(first, { ...draft, version: 0 }, as('deputy', 'deputyLeader'))).toBe('REPORT_CHANGED');
    expect(codeOf(first, { ...draft, version: 1 }, as('deputy', 'deputyLeader'))).toBe('done');
    expect(codeOf(first, { type: 'submitReport', kind, version: 2 }, head)).toBe('REPORT_CHANGED');
    const submitted = told([
      [freeze, context()],
      [draft, head],
      [draft, head],
      [{ type: 'submitReport', kind }, head],
    ]);
    const sign: StatBookCommand = { type: 'signReport', kind, hash: 'cd', version: 1 };
    expect(codeOf(submitted, sign, context())).toBe('REPORT_CHANGED');
    expect(codeOf(submitted, { ...sign, version: 2 }, context())).toBe('done');
  });
  it('words about figures that are not frozen are their drafter’s alone, of the same figures everybody’s', () => {
    const deputy = as('deputy', 'deputyLeader');
    const before: StatBookCommand = { ...draft, asOf: '2026-10-12' };
    const own = told([[before, head]]);
    expect(drafterAlone(own, kind)).toBe('head');
    expect(codeOf(own, before, deputy)).toBe('REPORT_DRAFT_OF_ANOTHER');
    expect(codeOf(own, before, head)).toBe('done');
    const frozen = told([
      [before, head],
      [freeze, context()],
    ]);
    // still about the old figures; who writes it anew from the frozen ones does not see them
    expect(drafterAlone(frozen, kind)).toBe('head');
    expect(codeOf(frozen, draft, deputy)).toBe('done');
    const anew = told([
      [before, head],
      [freeze, context()],
      [draft, deputy],
    ]);
    expect(drafterAlone(anew, kind)).toBeNull();
    // counted from general petitions alone, the same for everybody
    const outside = told([[{ ...before, kind: 'circularForCounties' }, head]]);
    expect(drafterAlone(outside, 'circularForCounties')).toBeNull();
    expect(codeOf(outside, { ...before, kind: 'circularForCounties' }, deputy)).toBe('done');
  });
  it('an evening shared with the frozen figures is not being written of them: on the day of the freeze it is the same', () => {
    const words: StatBookCommand = { ...draft, figures: null };
    const frozen = told([
      [words, head],
      [freeze, context()],
    ]);
    const submit: StatBookCommand = { type: 'submitReport', kind };
    expect(drafterAlone(frozen, kind)).toBe('head');
    expect(codeOf(frozen, submit, head)).toBe('REPORT_OTHER_FIGURES');
    // changed words are still about the figures that they were written of
    const edited = [words, context()] as [StatBookCommand, StatBookContext];
    expect(codeOf(told([[freeze, context()], edited]), submit, head)).toBe('REPORT_OTHER_FIGURES');
    const anew = told([
      [freeze, context()],
      [{ ...draft, figures: 'ab' }, head],
    ]);
    expect(drafterAlone(anew, kind)).toBeNull();
    expect(codeOf(anew, submit, head)).toBe('done');
  });
  it('of words kept before it was written down which figures they are about, the order and the evening tell it', () => {
    const older: StatBookEvent = {
      type: 'StatReportDrafted',
      occurredOn: '2026-10-22',
      data: { kind, version: 1, asOf: '2026-10-14', drafterId: 'head' },
      sealed: { title: '三季度', sections: [] },
    };
    const book = told([[freeze, context()]]);
    expect(drafterAlone(evolveBook(book, older), kind)).toBeNull();
    const before = decideBook(EMPTY_BOOK, freeze, context()).reduce(
      evolveBook,
      evolveBook(EMPTY_BOOK, older),
    );
    expect(drafterAlone(before, kind)).toBe('head');
  });
  it('knows which sections wait for a person, and keeps what he wrote when the figures are told anew', () => {
    const text = (reasons: string[], total = '收到 3 件。') => ({
      title: '三季度',
      sections: [
        { heading: '一、总体情况', paragraphs: [total] },
        { heading: '五、原因分析', paragraphs: reasons },
      ],
    });
    expect(unwrittenSections(text([TO_BE_WRITTEN]))).toEqual(['五、原因分析']);
    expect(unwrittenSections(text([' ']))).toEqual(['五、原因分析']);
    expect(unwrittenSections(text(['政策宣传不够。']))).toEqual([]);
    const anew = redrafted(text([TO_BE_WRITTEN], '收到 4 件。'), text(['政策宣传不够。']));
    expect(anew).toEqual(text(['政策宣传不够。'], '收到 4 件。'));
    expect(redrafted(text([TO_BE_WRITTEN]), null)).toEqual(text([TO_BE_WRITTEN]));
  });
  it('is called by its period and kind, the quarter and the half said once', () => {
    expect(reportName('quarterAnalysis', '2026年第三季度')).toBe('2026年第三季度统计分析');
    expect(reportName('halfYearSummary', '2026年上半年')).toBe('2026年上半年小结');
    expect(reportName('yearSummary', '2026年')).toBe('2026年年终总结');
    expect(reportName('circular', '2026年第三季度')).toBe('2026年第三季度情况通报');
  });
  it('signs nothing that was not reviewed, and lets only the organisation’s own heads sign', () => {
    const drafted = told([[draft, head]]);
    expect(codeOf(drafted, { type: 'signReport', kind, hash: '' }, context())).toBe('REPORT_STATUS');
    // its tables would go on changing after the signature, and differ from its own words
    const submit: StatBookCommand = { type: 'submitReport', kind };
    expect(codeOf(drafted, submit, head)).toBe('REPORT_NOT_FROZEN');
    const older = told([
      [{ ...draft, asOf: '2026-10-12' }, head],
      [freeze, context()],
    ]);
    expect(codeOf(older, submit, head)).toBe('REPORT_OTHER_FIGURES');
    const submitted = told([
      [freeze, context()],
      [draft, head],
      [submit, head],
    ]);
    expect(codeOf(submitted, { type: 'signReport', kind, hash: '' }, head)).toBe('REPORT_ROLE');
    expect(codeOf(submitted, draft, head)).toBe('REPORT_IN_REVIEW');
    expect(codeOf(EMPTY_BOOK, { ...draft, text: { title: '', sections: [] } }, head)).toBe('REPORT_EMPTY');
  });
});
