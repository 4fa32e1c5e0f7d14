import { arrival, matter } from '../../../../test/support/arrival-facts.js';
import type { Approval, ArrivalFacts } from '../petition/events.js';

/** Accounts of the stories: a handler, a second, an examiner, a leader, and somebody accused. */
export const WHO = {
  handler: '00000000-0000-7000-8000-000000000001',
  second: '00000000-0000-7000-8000-000000000002',
  examiner: '00000000-0000-7000-8000-000000000003',
  leader: '00000000-0000-7000-8000-000000000004',
  accused: '00000000-0000-7000-8000-000000000009',
} as const;
/** The petition of every story. */
export const PETITION = '00000000-0000-7000-8000-0000000000aa';

/** An approval of a level. */
export const approvedBy = (level: Approval['level'], signedOn = '2026-03-04'): Approval => ({
  signerId: WHO.leader,
  capacity: level === 'A' ? 'windowHead' : level === 'B' ? 'deputyLeader' : 'leader',
  level,
  signedOn,
  onPaper: false,
});

/** A letter of an appeal under 31(六). */
export const ARRIVAL: ArrivalFacts = arrival({
  petitionNo: '411300Z-2026-L-00037',
  displayNo: '宛组信〔2026〕来信37号',
  series: { orgId: 1, year: 2026, book: 'L', serial: 37 },
  registrarId: WHO.second,
  problemRegion: null,
  subjects: [],
  matters: [matter({ categoryCode: '0501' })],
});
