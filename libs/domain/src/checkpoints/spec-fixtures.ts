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
export const ARRIVAL: ArrivalFacts = {
  petitionNo: '411300Z-2026-L-00037',
  displayNo: '宛组信〔2026〕来信37号',
  series: { orgId: 1, year: 2026, book: 'L', serial: 37 },
  zone: 'general',
  orgId: 1,
  channel: 'letter',
  origin: 'direct',
  transferKind: null,
  via12380: false,
  receivedOn: '2026-03-02',
  signedForOn: null,
  deemedSigned: false,
  postmarkedOn: null,
  registeredOn: '2026-03-02',
  registrarId: WHO.second,
  anonymity: 'realName',
  petitionerType: 'citizen',
  nameClear: true,
  addressClear: true,
  visitorCount: null,
  irregularVisitItem: null,
  jointSignerCount: null,
  problemRegion: null,
  urgentGrounds: [],
  resultRequired: false,
  repeatOf: null,
  legalProfile: '2022',
  backdated: false,
  subjects: [],
  matters: [
    {
      matterNo: 1,
      class: 'appeal',
      appealKind: 'item6',
      categoryCode: '0501',
      keyArea: null,
      purpose: 'claim',
      pointCount: 2,
    },
  ],
};
