/** The petition that the stories of the specs begin with, whole, so that a new field is given in one place. */
import type { ArrivalFacts } from '#domain';

/** @shape a UUID that ends in n */
export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const PETITIONER = uuid(21);
export const ACCUSED = uuid(22);

type Matter = ArrivalFacts['matters'][number];

/** A claim of Article 31(六) with two points. */
export const matter = (change: Partial<Matter> = {}): Matter => ({
  matterNo: 1,
  class: 'appeal',
  appealKind: 'item6',
  categoryCode: '0701',
  keyArea: null,
  purpose: 'claim',
  pointCount: 2,
  ...change,
});

/** A real-name appeal of Article 31(六) by letter, one matter, received and registered on 2 March 2026. */
export const arrival = (change: Partial<ArrivalFacts> = {}): ArrivalFacts => ({
  petitionNo: '411300Z-2026-L-00001',
  displayNo: '宛组信〔2026〕来信1号',
  series: { orgId: 1, year: 2026, book: 'L', serial: 1 },
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
  registrarId: uuid(11),
  anonymity: 'realName',
  petitionerType: 'citizen',
  nameClear: true,
  addressClear: true,
  visitorCount: null,
  irregularVisitItem: null,
  jointSignerCount: null,
  problemRegion: '411300',
  urgentGrounds: [],
  resultRequired: false,
  repeatOf: null,
  legalProfile: '2022',
  backdated: false,
  subjects: [{ subjectId: PETITIONER, role: 'petitioner' }],
  matters: [matter()],
  ...change,
});

/** What makes an accusation of it: its zone, its number, its accused, its matter. */
export const accusation = (change: Partial<ArrivalFacts> = {}): ArrivalFacts =>
  arrival({
    zone: 'accusation',
    series: null,
    petitionNo: '411300Z-2026-M-4820175936',
    displayNo: '宛组信密〔2026〕4820175936号',
    subjects: [
      { subjectId: PETITIONER, role: 'petitioner' },
      { subjectId: ACCUSED, role: 'accused', cadreAuthority: 'subordinate' },
    ],
    matters: [matter({ class: 'accusation', appealKind: null, categoryCode: '0102', purpose: 'accusation' })],
    ...change,
  });
