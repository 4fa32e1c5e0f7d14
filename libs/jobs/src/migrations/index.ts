import type { MigrationClass } from '#platform';
import { CreateDelivery1764410400071 } from './create-delivery.js';
import { CreateFindings1764410400072 } from './create-findings.js';
import { CreateMarks1764410400070 } from './create-marks.js';
import { CreateMovedDays1796000000600 } from './create-moved-days.js';
import { CreateOutages1796270000000 } from './create-outages.js';
import { CreateReminders1763700000500 } from './create-reminders.js';
import { CreateUrgentTimers1796000000500 } from './create-urgent-timers.js';
import { RepeatUrgentRungs1796000000710 } from './repeat-urgent-rungs.js';

/** Reminders and the timers that lead to them; after the read models, which they are joined to. */
export const jobsMigrations: MigrationClass[] = [
  CreateReminders1763700000500,
  CreateMarks1764410400070,
  CreateDelivery1764410400071,
  CreateFindings1764410400072,
  CreateUrgentTimers1796000000500,
  CreateMovedDays1796000000600,
  RepeatUrgentRungs1796000000710,
  CreateOutages1796270000000,
];
