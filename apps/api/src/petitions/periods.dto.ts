import { Int } from '../shared/fields.js';

export class UrgentMinutes {
  @Int({ zh: '电话报告(分钟)' }) phone!: number;
  @Int({ zh: '书面报告(分钟)' }) written!: number;
  @Int({ zh: '续报(分钟)' }) followUp!: number;
}

/** What the office's policy gives a returned result and an order for completion (O-50, O-45), to begin a form with. */
export class ReturnDays {
  @Int({ zh: '重办(日)' }) rework!: number;
  @Int({ zh: '补正(日)' }) completion!: number;
}
