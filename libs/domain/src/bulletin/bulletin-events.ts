import type { RecordedAffairEvent } from '../affairs/affair.js';
import { begun } from '../affairs/define.js';
import { type BodyOf, fieldsOf } from '../affairs/fields.js';
import {
  BULLETIN_LEVELS,
  type BulletinLevel,
  BULLETIN_TYPES,
  type BulletinStatus,
  type BulletinType,
  type Outlook,
  OUTLOOKS,
} from '../glossary/index.js';
import type { Event } from '../petition/events/event.js';
import { type Recognition } from './scoring.js';

type Written = { title: string; body: string };
export type Drafted = Event<
  'BulletinDrafted',
  {
    orgId: number;
    authorId: string | null;
    itemType: BulletinType;
    outlook: Outlook | null;
    petitionIds: string[];
  },
  Written
>;
export type Revised = Event<'BulletinRevised', { authorId: string | null }, Written>;
export type Checked = Event<
  'BulletinDesensitised',
  { checkerId: string | null; passed: boolean },
  { note: string }
>;
export type Submitted = Event<'BulletinSubmitted', { level: BulletinLevel }, { to: string }>;
export type Adopted = Event<'BulletinAdopted', { level: BulletinLevel }, { channel: string }>;
export type Instructed = Event<'BulletinInstructed', { level: BulletinLevel }, { words: string }>;
/** Everything that happens to an item of information. */
export type BulletinEvent = Drafted | Revised | Checked | Submitted | Adopted | Instructed;

const WRITTEN = {
  title: { zh: '题目', kind: 'text', max: 120 },
  body: { zh: '正文(不得有信访人身份和未查实的点名)', kind: 'text', max: 8_000, rows: 8 },
} as const;
const LEVEL = { zh: '级别', kind: 'choice', options: BULLETIN_LEVELS } as const;

export const BULLETIN_FIELDS = {
  draft: fieldsOf({
    itemType: { zh: '种类', kind: 'choice', options: BULLETIN_TYPES },
    outlook: { zh: '性质', kind: 'choice', options: OUTLOOKS, optional: true },
    ...WRITTEN,
    petitionIds: { zh: '所据的信访件', kind: 'petitions', optional: true },
  }),
  revise: fieldsOf(WRITTEN),
  checkDesensitised: fieldsOf({
    passed: { zh: '已逐句核过,没有信访人身份和未查实的点名', kind: 'flag' },
    note: { zh: '核对情况', kind: 'text', max: 500, rows: 2 },
  }),
  submit: fieldsOf({
    on: { zh: '报送日期', kind: 'date', optional: true },
    level: LEVEL,
    to: { zh: '报送对象', kind: 'text', max: 120 },
  }),
  recordAdoption: fieldsOf({
    on: { zh: '采用日期', kind: 'date', optional: true },
    level: LEVEL,
    channel: { zh: '刊物、渠道', kind: 'text', max: 120 },
  }),
  recordInstruction: fieldsOf({
    on: { zh: '批示日期', kind: 'date', optional: true },
    level: LEVEL,
    words: { zh: '批示原话', kind: 'text', max: 1_000, rows: 3 },
  }),
};
type Bodies = { [T in keyof typeof BULLETIN_FIELDS]: BodyOf<(typeof BULLETIN_FIELDS)[T]> };
/** A command on an item of information. */
export type BulletinCommand = { [T in keyof Bodies]: { type: T } & Bodies[T] }[keyof Bodies];

export type BulletinState = {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: BulletinStatus;
  readonly petitionId: null;
  readonly draftedOn: string;
  readonly authorId: string | null;
  readonly itemType: BulletinType;
  readonly outlook: Outlook | null;
  readonly petitionIds: readonly string[];
  readonly submittedOn: string | null;
  readonly submittedLevel: BulletinLevel | null;
  readonly adoptions: readonly Recognition[];
  readonly instructions: readonly Recognition[];
};

/** What an item is after one more event. */
export function evolve(
  before: BulletinState | null,
  event: RecordedAffairEvent<BulletinEvent>,
  id: string,
): BulletinState {
  const { version } = event.meta;
  const on = event.occurredOn;
  if (event.type === 'BulletinDrafted')
    return {
      ...event.data,
      id,
      version,
      status: 'drafted',
      petitionId: null,
      draftedOn: on,
      submittedOn: null,
      submittedLevel: null,
      adoptions: [],
      instructions: [],
    };
  const state = { ...begun(before), version };
  switch (event.type) {
    case 'BulletinRevised':
      return { ...state, status: 'drafted', authorId: event.data.authorId };
    case 'BulletinDesensitised':
      return { ...state, status: event.data.passed ? 'checked' : 'drafted' };
    case 'BulletinSubmitted':
      return { ...state, status: 'submitted', submittedOn: on, submittedLevel: event.data.level };
    case 'BulletinAdopted':
      return {
        ...state,
        status: 'adopted',
        adoptions: [...state.adoptions, { level: event.data.level, on }],
      };
    case 'BulletinInstructed':
      return { ...state, instructions: [...state.instructions, { level: event.data.level, on }] };
  }
}
