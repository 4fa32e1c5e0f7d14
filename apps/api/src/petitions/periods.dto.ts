import { Int } from '../shared/fields.js';

export class UrgentMinutes {
  @Int({ zh: '电话报告(分钟)' }) phone!: number;
  @Int({ zh: '书面报告(分钟)' }) written!: number;
  @Int({ zh: '续报(分钟)' }) followUp!: number;
}

/** Periods of the office's own policy (O-50, O-45, O-27), to begin a form with. */
export class OfficePeriods {
  @Int({ zh: '退回重办(日)' }) reworkDays!: number;
  @Int({ zh: '补正手续(日)' }) completionDays!: number;
  @Int({ zh: '存查复看(月)' }) fileReviewMonths!: number;
}
