import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  drafterAlone,
  redrafted,
  reportName,
  type ReportKind,
  type ReportState,
  type ReportText,
  unwrittenSections,
} from '#domain';
import { listOrganisations, type Viewer } from '#identity';
import { today } from '#platform';
import type { QuarterStatistics } from '#projections';
import {
  type BookKey,
  correctionModel,
  correctionNumber,
  draftText,
  type OpenedBook,
  reportDocx,
  type ReportModel,
  reportModel,
  reportOffice,
  ReportsRefused,
  reportTrail,
  signedPaper,
  wordsSetAside,
} from '#reports';
import type { CurrentCommand } from '../shared/case-context.js';
import { Runtime } from '../shared/runtime.js';
import { accountNames } from './account-names.js';
import type {
  BookView,
  CorrectBody,
  DraftBody,
  ReportDraft,
  ReportKeyBody,
  SignReportBody,
} from './book.dto.js';
import { FiguresService, reportView } from './figures-service.js';

type Asked = { orgId?: number; period: string; kind: ReportKind };

/**
 * All that is known of a report. @shape heldBack: its words are another's alone until the freeze; text: null then, and before it was
 * drafted; signed: the paper as it was signed
 */
type OpenedReport = {
  key: BookKey;
  page: QuarterStatistics;
  state: ReportState | null;
  /** Hash of the frozen figures that the page is of; null: of none. */
  figures: string | null;
  heldBack: boolean;
  events: OpenedBook['events'];
  text: ReportText | null;
  drafted: ReportText;
  model: ReportModel;
};

/** Reports of a period: words and tables, how they came about, what was signed (O-68, O-69, O-72). */
@Injectable()
export class ReportsService {
  constructor(
    private readonly runtime: Runtime,
    private readonly figures: FiguresService,
  ) {}

  /** The page that a report is about: the signed figures where the period is frozen, those of today otherwise. */
  private async reportPage(viewer: Viewer, key: BookKey, kind: ReportKind): Promise<QuarterStatistics> {
    if (kind === 'circularForCounties')
      return this.figures.signed.generalPage(key, (await today(this.runtime.pools.store)).today);
    const { book } = await this.runtime.statBooks.open(key);
    if (book.frozen !== null) return (await this.figures.signed.snapshot(key)).snapshot.page;
    return this.figures.wholePage(viewer, key);
  }

  private async open(viewer: Viewer, asked: Asked): Promise<OpenedReport> {
    const { kind } = asked;
    const key = await this.figures.keyOf(viewer, asked);
    const { book, events } = await this.runtime.statBooks.open(key, { secrets: true });
    const drafter = drafterAlone(book, kind);
    const heldBack = drafter !== null && drafter !== viewer.accountId;
    const text = heldBack ? null : await this.runtime.statBooks.textOf(key, kind);
    const page = await this.reportPage(viewer, key, kind);
    const office = reportOffice(await listOrganisations(this.runtime.pools.store), { ...key, kind });
    const { smallCell } = this.runtime.profiles.policyOn(key.orgId, page.asOf);
    const scores = await this.figures.scoresWith(viewer, key, { whole: true });
    const state = book.reports[kind] ?? null;
    const paper = state?.status === 'signed' ? signedPaper(events, kind) : null;
    const model =
      paper === null
        ? reportModel(kind, page, { ...office, text, smallCell, scores })
        : // as it was signed: neither a name nor a table changed afterwards is in it (O-72)
          (JSON.parse(paper) as ReportModel);
    const drafted = draftText(kind, page, { ...office, smallCell, scores });
    const figures = book.frozen?.hash ?? null;
    return { key, page, state, figures, heldBack, events, text, drafted, model };
  }

  /** Words, state and road of a report, as whoever writes, reviews or signs it reads them. */
  async report(viewer: Viewer, asked: Asked): Promise<ReportDraft> {
    const { state, figures, heldBack, model, drafted, page, events } = await this.open(viewer, asked);
    const steps = reportTrail(events, asked.kind);
    const names = await accountNames(
      this.runtime.pools.store,
      steps.flatMap(({ actorId }) => actorId ?? []),
    );
    return {
      report: state && {
        ...reportView(state, figures === null ? null : { hash: figures }),
        signer: state.signerId === null ? null : (names.get(state.signerId) ?? ''),
      },
      text: model.text,
      addressee: model.text.addressee ?? drafted.addressee ?? '',
      heldBack,
      setAside: wordsSetAside(events, asked.kind, viewer.accountId),
      figures,
      figuresAsOf: state?.status === 'signed' ? state.asOf : page.asOf,
      trail: steps.map(({ actorId, ...step }) => ({
        ...step,
        // why it was sent back is about its words
        reason: heldBack ? null : step.reason,
        by: actorId === null ? '' : (names.get(actorId) ?? ''),
      })),
    };
  }

  /** Words of one's own, or, without them, those that the figures make, beside what only a person could write. */
  async draft(
    viewer: Viewer,
    { kind, text, version, figures: read, ...key }: DraftBody,
    request: CurrentCommand,
  ): Promise<BookView> {
    const opened = await this.open(viewer, { ...key, kind });
    // words that somebody changed are still about the figures that they were written of
    const anew = text === null || opened.heldBack;
    const about = anew || opened.state === null ? { ...opened, asOf: opened.page.asOf } : opened.state;
    const { asOf } = about;
    // an editor that was open when the period was frozen holds words of the figures before
    const figures = about === opened.state || text === null || read === undefined ? about.figures : read;
    // his own words that another replaced unread fill what nobody has written since
    const setAside = wordsSetAside(opened.events, kind, viewer.accountId)?.text ?? null;
    const told = redrafted(redrafted(opened.drafted, opened.text), setAside);
    // words without one are those of a page that was open before it was asked
    const written = text === null ? told : withAddressee(text, told.addressee);
    return this.figures.execute(
      viewer,
      { ...key, request },
      { type: 'draftReport', kind, asOf, figures, text: written, ...versionOf(version) },
    );
  }

  async submit(
    viewer: Viewer,
    { kind, version, ...key }: ReportKeyBody,
    request: CurrentCommand,
  ): Promise<BookView> {
    const at = await this.figures.keyOf(viewer, key);
    const text = await this.runtime.statBooks.textOf(at, kind);
    return this.figures.execute(
      viewer,
      { ...key, request },
      {
        type: 'submitReport',
        kind,
        unwritten: text === null ? [] : unwrittenSections(text),
        ...versionOf(version),
      },
    );
  }

  /** What is signed is what was made into a paper here: the version goes with it. */
  async sign(
    viewer: Viewer,
    { kind, docNo, version, ...key }: SignReportBody,
    request: CurrentCommand,
  ): Promise<BookView> {
    const { model, state } = await this.open(viewer, { ...key, kind });
    const signer = model.signer === undefined ? {} : { signer: viewer.displayName };
    const paper = JSON.stringify({ ...model, ...signer });
    return this.figures.execute(
      viewer,
      { ...key, request },
      {
        type: 'signReport',
        kind,
        hash: createHash('sha256').update(paper, 'utf8').digest('hex'),
        paper,
        docNo: docNo ?? null,
        unwritten: unwrittenSections(model.text),
        ...versionOf(version ?? state?.version),
      },
    );
  }

  /** 更正通知 of a signed report (O-72), for whom the report was unless another is said. */
  async correct(
    viewer: Viewer,
    { kind, figures, reason, docNo, addressee, version, ...key }: CorrectBody,
    request: CurrentCommand,
  ): Promise<BookView> {
    const { model } = await this.open(viewer, { ...key, kind });
    return this.figures.execute(
      viewer,
      { ...key, request },
      {
        type: 'correctReport',
        kind,
        figures,
        reason,
        docNo: docNo ?? null,
        addressee: addressee ?? model.text.addressee ?? null,
        ...versionOf(version),
      },
    );
  }

  /** The paper, or a correction notice to it. @rejects CORRECTION_UNKNOWN REPORT_PAPER_DAMAGED */
  async file(
    viewer: Viewer,
    asked: Asked & { correction?: number },
  ): Promise<{ file: Buffer; name: string }> {
    if (asked.correction !== undefined)
      return this.correctionFile(viewer, { ...asked, no: asked.correction });
    const { model, state, page } = await this.open(viewer, asked);
    const file = await reportDocx(model, {
      status: state?.status ?? 'draft',
      docNo: state?.docNo ?? null,
      signedOn: state?.signedOn ?? null,
    });
    return { file, name: reportName(asked.kind, page.periodZh) };
  }

  private async correctionFile(
    viewer: Viewer,
    asked: Asked & { no: number },
  ): Promise<{ file: Buffer; name: string }> {
    const { key, page, model, state } = await this.open(viewer, asked);
    const notice = await this.runtime.statBooks.correctionOf(key, asked.kind, asked.no);
    if (notice === null) throw new ReportsRefused('CORRECTION_UNKNOWN', `没有第 ${asked.no} 号更正通知。`);
    const { periodZh } = page;
    const { issuer, text } = model;
    const about = { periodZh, title: text.title, issuer, docNo: state?.docNo ?? null };
    const file = await reportDocx(correctionModel(asked.kind, about, notice), {
      status: 'signed',
      docNo: correctionNumber(notice),
      signedOn: notice.on,
    });
    return { file, name: `${reportName(asked.kind, periodZh)}更正通知${notice.no}` };
  }
}

const versionOf = (version: number | undefined): { version?: number } =>
  version === undefined ? {} : { version };

const withAddressee = (text: ReportText, addressee: string | undefined): ReportText => ({
  ...text,
  ...(addressee === undefined ? {} : { addressee: text.addressee ?? addressee }),
});
