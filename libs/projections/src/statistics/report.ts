/** The shape of a period's statistics; texts in Chinese, rates as percent with two places and — for no denominator. */

/** As it is said on a report: 上升 20.00%、下降 1.20 个百分点、净增 5 件、持平、—. */
export type FigureChange = { direction: 'up' | 'down' | 'flat' | 'netIncrease' | 'none'; zh: string };

/** A count with the last period's and last year's. @shape ref: see `petitionIdsBehind` */
export type CountFigure = {
  key: string;
  zh: string;
  current: number;
  /** Null where the register did not yet exist then: no nought, and nothing compared (decision 0085). */
  previous: number | null;
  lastYear: number | null;
  /** Of the present number, what units without the system wrote down 手工填报. */
  manual: number;
  overPrevious: FigureChange;
  overLastYear: FigureChange;
  ref: string;
};

/** A rate with its variant named (§3.1). */
export type RateFigure = {
  id: string;
  zh: string;
  variant: string;
  numerator: number;
  denominator: number;
  display: string;
  previousDisplay: string;
  lastYearDisplay: string;
  /** What the earlier rates were made of; periods frozen before these were kept do not have them. */
  previousNumerator?: number;
  previousDenominator?: number;
  lastYearNumerator?: number;
  lastYearDenominator?: number;
  overPrevious: FigureChange;
  overLastYear: FigureChange;
  numeratorRef: string;
  denominatorRef: string;
};

/** One organisation. @shape rank: standard competition ranking by I-09, null where the denominator is 0 (O-70) */
export type OrganisationRow = {
  orgId: number;
  name: string;
  total: number;
  /** Null where its register begins later. */
  totalLastYear: number | null;
  i08: string;
  i09: string;
  i10: string;
  overdueOpen: number;
  returned: number;
  rank: number | null;
  smallSample: boolean;
  manual: boolean;
  attention: string[];
  ref: string;
};

/** 四关 of a period. */
export type CheckpointFigures = {
  submissions: number;
  firstSubmissions: number;
  firstPassed: number;
  returned: number;
  firstPassDisplay: string;
  /** `ref` leads to the petitions; the page writes it, for it knows its scope. */
  topFailures: { check: string; zh: string; count: number; ref?: string }[];
};

/** A unit's line of the information work; zero reports too (O-59). @shape place: by score, equal places for equal scores */
export type InformationRow = {
  orgId: number;
  name: string;
  submitted: number;
  adoptedOfThem: number;
  rate: string;
  adoptions: number;
  score: number;
  place: number;
  zeroReport: boolean;
  submittedRef: string;
  adoptedRef: string;
  adoptionsRef: string;
  scoreRef: string;
};

/** Items of one level. */
export type LevelRow = {
  level: string;
  zh: string;
  submitted: number;
  adopted: number;
  submittedRef: string;
  adoptedRef: string;
};

/** Work that is no petition: information items by level, points, special issues; inspected cases of units below. */
export type OfficeFigures = {
  information: CountFigure[];
  levels: LevelRow[];
  units: InformationRow[];
  inspection: CountFigure[];
};

/** Everything about a period on one page. */
export type QuarterStatistics = {
  period: string;
  periodZh: string;
  from: string;
  to: string;
  asOf: string;
  orgId: number;
  withSubordinates: boolean;
  axis: string;
  /**
   * What a reference begins with that leads to the petitions of the last period or of last year instead; null where those
   * figures were written in from paper. Absent on a page that was frozen before.
   */
  earlier?: { previous: string; lastYear: string | null };
  sentence: string;
  total: CountFigure;
  visits: CountFigure[];
  byChannel: CountFigure[];
  byClass: CountFigure[];
  byOrigin: CountFigure[];
  byDisposition: CountFigure[];
  byCategory: CountFigure[];
  byKeyArea: CountFigure[];
  /** 在办、退回、延期、催办、督办. */
  work: CountFigure[];
  rates: RateFigure[];
  /** Every rate and mean of the table (§3.2). */
  indicators: RateFigure[];
  checkpoints: CheckpointFigures;
  organisations: OrganisationRow[];
  emerging: CountFigure[];
  /** Null on a page that was frozen before these figures were part of it. */
  office: OfficeFigures | null;
  notes: string[];
};
