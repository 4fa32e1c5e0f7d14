import { CLOCKS, type ClockKind, Rejected } from '#domain';
import type { DocumentModel } from '../document-model.js';
import { type DocumentCase, isRestricted, petitionerNames } from '../document-case.js';
import { dateZh, para } from '../wording.js';
import { paperOf, REPORTER_WITHHELD } from './draft.js';

/** A day that the petitioner was told and that a published calendar has moved. @shape days YYYY-MM-DD */
export type MovedDay = {
  readonly clockKind: ClockKind;
  readonly before: string;
  readonly after: string;
};

/** What the notice rests on: the newest notice of holidays. */
export type HolidayNotice = { readonly docNo: string; readonly title: string };

/**
 * 期限变动告知: the letter to a petitioner whose day another calendar moves (K-04, K-21). A draft: it is checked, dated
 * and signed like any other letter.
 * @rejects DOCUMENT_INCOMPLETE without a day that moved, a reader, or the right to know him
 */
export function movedDayNotice(
  theCase: DocumentCase,
  { moved, notice, today }: { moved: readonly MovedDay[]; notice: HolidayNotice | null; today: string },
): DocumentModel {
  const [reader] = petitionerNames(theCase);
  const basis = notice === null ? '因放假安排公布' : `因${notice.title}（${notice.docNo}）公布放假安排`;
  const { model, missing } = paperOf(theCase, {
    kind: 'movedDayNotice',
    docNo: null,
    on: today,
    missing: [
      moved.length === 0 && '因工作日历变动而改变、且告知过信访人的期限',
      reader === undefined && '收件人姓名',
      isRestricted(theCase) && !theCase.mayKnowReporter && REPORTER_WITHHELD,
    ],
    make: () => ({
      title: '关于期限变动的告知',
      addressee: reader ?? null,
      paragraphs: [
        para(`您提出的信访事项（${theCase.state.arrival.displayNo}），${basis}，下列期限随之变动：`),
        ...moved.map(({ clockKind, before, after }) =>
          para(`${CLOCKS[clockKind].zh}，原为${dateZh(before)}届满，现为${dateZh(after)}届满。`),
        ),
        para('期限的最后一日是休息日的，以休息日结束的次日为届满之日。您的其他权利不受影响。'),
        para('特此告知。'),
      ],
      date: dateZh(today),
    }),
  });
  if (model === undefined)
    throw new Rejected(
      'DOCUMENT_INCOMPLETE',
      null,
      `《期限变动告知》还不能出具,缺少:${missing.join(';')}。`,
      {
        field: 'kind',
        missing,
      },
    );
  return model;
}
