/**
 * The exceptions that one yearly notice makes to plain weekends: 放假日 and 调休上班日.
 * @shape dates YYYY-MM-DD, mostly of `year`; days at a year's end may stand in the neighbour's file
 */
export type CalendarYear = {
  readonly year: number;
  readonly rest: readonly string[];
  readonly work: readonly string[];
};
