import { CHINA_CALENDAR } from '../calendar.js';
import type { CheckCode, Gate } from '../glossary/index.js';
import { policyOn } from '../parameters.js';
import { fold } from '../petition/evolve.js';
import type {
  ArrivalFacts,
  Approval,
  PetitionEvent,
  RecordedPetitionEvent,
  Verdict,
} from '../petition/events.js';
import { gateRound } from '../petition/gate-rounds.js';
import type { PetitionState } from '../petition/state.js';
import { judgeGate } from './index.js';
import { approvedBy, ARRIVAL, PETITION, WHO } from './spec-fixtures.js';

export { approvedBy, WHO } from './spec-fixtures.js';

type DataOf<T extends PetitionEvent['type']> = Extract<PetitionEvent, { type: T }>['data'];

/** A petition's events, told one after the other; each gives back the story so that it reads as a road. */
export class Story {
  private readonly events: RecordedPetitionEvent[] = [];

  constructor(arrival: Partial<ArrivalFacts> = {}) {
    this.add('PetitionRegistered', arrival.registeredOn ?? ARRIVAL.registeredOn, {
      ...ARRIVAL,
      ...arrival,
      queryCodeMac: '',
      missingElements: [],
    });
  }

  /** Any event. Its id says what it is, so that verdicts read well. */
  add<T extends PetitionEvent['type']>(type: T, occurredOn: string, data: DataOf<T>): this {
    const version = this.events.length + 1;
    const meta = {
      eventId: `${version}-${type}`,
      version,
      recordedAt: `${occurredOn}T01:00:00.000Z`,
      actorId: WHO.handler,
      capacity: null,
    };
    this.events.push({ type, occurredOn, article: 'gates', data, meta } as unknown as RecordedPetitionEvent);
    return this;
  }

  triaged(changes: Partial<DataOf<'PetitionTriaged'>> = {}, on = '2026-03-04'): this {
    const state = this.state();
    return this.add('PetitionTriaged', on, {
      intakeDecision: 'handle',
      disposition: 'ZB',
      way12380: null,
      class: state.class,
      appealKind: state.appealKind,
      categoryCode: state.categoryCode,
      keyArea: state.keyArea,
      threePartTest: null,
      caseOpened: false,
      resultRequired: state.resultRequired,
      simplified: false,
      targetOrgId: null,
      mergedInto: null,
      fileReviewOn: null,
      reasonCode: null,
      litigationFinal: false,
      approval: approvedBy('C', on),
      ...changes,
    });
  }

  designated(changes: Partial<DataOf<'HandlerDesignated'>> = {}, on = '2026-03-05'): this {
    return this.add('HandlerDesignated', on, {
      handlerId: WHO.handler,
      coHandlerIds: [WHO.second],
      needToKnow: [WHO.handler, WHO.second],
      approval: approvedBy('C', on),
      ...changes,
    });
  }

  told(on = '2026-03-06', changes: Partial<DataOf<'NotificationIssued'>> = {}): this {
    return this.add('NotificationIssued', on, {
      kind: 'acceptanceNotice',
      documentId: 'd1',
      docNo: null,
      method: 'posted',
      onTheSpot: false,
      issuedOn: on,
      late: false,
      ...changes,
    });
  }

  accepted(on = '2026-03-06', simplified = false): this {
    return this.add('PetitionAccepted', on, { acceptedOn: on, simplified });
  }

  noted(
    kind: DataOf<'HandlingNoteAdded'>['kind'],
    on = '2026-03-10',
    changes: Partial<DataOf<'HandlingNoteAdded'>> = {},
  ): this {
    return this.add('HandlingNoteAdded', on, {
      noteId: `n-${kind}`,
      kind,
      staffIds: [WHO.handler, WHO.second],
      externalStaffCount: 0,
      contactSucceeded: null,
      textLength: 60,
      ...changes,
    });
  }

  extended(
    days: number,
    changes: {
      askedOn?: string;
      approvedOn?: string;
      level?: Approval['level'];
      reasonLength?: number;
      vague?: boolean;
    } = {},
  ): this {
    const {
      askedOn = '2026-04-20',
      approvedOn = '2026-04-22',
      level = 'C',
      reasonLength = 60,
      vague = false,
    } = changes;
    const clock = this.state().class === 'accusation' ? 'verificationDue' : 'dueHandle';
    this.add('ExtensionRequested', askedOn, { clock, days, reasonLength, reasonVague: vague });
    return this.add('ExtensionApproved', approvedOn, { days, approval: approvedBy(level, approvedOn) });
  }

  submitted(changes: Partial<DataOf<'ResultSubmitted'>> = {}, on = '2026-04-20'): this {
    const state = this.state();
    const accusation = state.class === 'accusation';
    const evidence = state.notes.map(({ noteId }) => noteId).slice(0, 1);
    const answer = (point: string) => ({
      point,
      finding: accusation ? ('unsubstantiated' as const) : null,
      conclusion: accusation ? null : ('support' as const),
      evidence,
      textLength: 80,
    });
    return this.add('ResultSubmitted', on, {
      submission: state.submissions.length + 1,
      answers: [answer('1.1'), answer('1.2')],
      finding: accusation ? 'unsubstantiated' : null,
      conclusion: accusation ? null : 'support',
      measures: [
        {
          measure: accusation ? 'clarification' : 'executeSupport',
          completedOn: null,
          dueOn: '2026-06-01',
          responsibleId: WHO.handler,
        },
      ],
      legalBases: [{ source: 'appealItem6', article: '第三十一条', effective: true, ours: true }],
      remedyStated: true,
      litigationChecked: true,
      petitionerOpinion: 'agree',
      templateLikeness: 20,
      secrecyMarked: true,
      ...changes,
    });
  }

  signed(check: CheckCode, gate: Gate = 'signing', passed = true, on = '2026-04-21'): this {
    const round = gateRound(this.state(), gate);
    return this.add('CheckSigned', on, { gate, round, check, passed, examinerId: WHO.examiner });
  }

  /** Signs everything that waits for a person. */
  allSigned(gate: Gate = 'signing', today = '2026-04-21'): this {
    for (const verdict of judged(this.state(), gate, today))
      if (verdict.value === 'awaitingPerson') this.signed(verdict.check, gate, true, today);
    return this;
  }

  gatePassed(gate: Gate = 'signing', on = '2026-04-21'): this {
    const state = this.state();
    return this.add('GatePassed', on, {
      gate,
      round: gateRound(state, gate),
      ruleSet: 'v1',
      verdicts: [],
      examinerId: WHO.examiner,
      substitution: null,
    });
  }

  returned(gate: Gate = 'signing', on = '2026-04-22'): this {
    return this.add('ReworkOrdered', on, {
      gate,
      round: gateRound(this.state(), gate),
      ruleSet: 'v1',
      failedChecks: ['QS01'],
      verdicts: [],
      dueOn: '2026-05-07',
      examinerId: WHO.examiner,
    });
  }

  issued(on = '2026-04-22', level: Approval['level'] = 'C', documentKind = 'handlingOpinion'): this {
    return this.add('ResultIssued', on, {
      documentKind,
      documentId: 'd2',
      docNo: null,
      approval: approvedBy(level, on),
      officialStampOn: on,
    });
  }

  served(on = '2026-04-24'): this {
    this.add('ResultDispatched', on, { method: 'posted', dispatchedOn: on });
    return this.add('ResultDelivered', on, { deliveredOn: on, how: 'signed' });
  }

  explained(on = '2026-06-01', changes: Partial<DataOf<'OverdueExplained'>> = {}): this {
    return this.add('OverdueExplained', on, {
      overdueDays: 5,
      responsibleId: WHO.handler,
      approval: approvedBy('B', on),
      ...changes,
    });
  }

  closed(on = '2026-04-28'): this {
    return this.add('PetitionClosed', on, {
      closedOn: on,
      overdueClosed: false,
      closeMode: 'replied',
      approval: approvedBy('C', on),
    });
  }

  state(): PetitionState {
    const state = fold(PETITION, this.events);
    if (state === null) throw new Error('a story begins with its registration');
    return state;
  }
}

/** One matter with the given classification. */
export const matter = (changes: Partial<ArrivalFacts['matters'][number]>): Partial<ArrivalFacts> => ({
  matters: ARRIVAL.matters.map((each) => ({ ...each, ...changes })),
});

/** An appeal under 31(六), handled, answered, ready for the signing gate. */
export const appealStory = (arrival: Partial<ArrivalFacts> = {}): Story =>
  new Story(arrival).triaged().designated().told().accepted().noted('statement').noted('evidence');

/** An accusation by name against a cadre of a subordinate unit. */
export const accusationStory = (arrival: Partial<ArrivalFacts> = {}, caseOpened = true): Story =>
  new Story({
    ...matter({ class: 'accusation', appealKind: null, categoryCode: '0203', purpose: 'accusation' }),
    zone: 'accusation',
    series: null,
    subjects: [
      { subjectId: 's1', role: 'petitioner' },
      { subjectId: 's2', role: 'accused', cadreAuthority: 'subordinate', accountId: WHO.accused },
    ],
    ...arrival,
  })
    .triaged({ caseOpened })
    .designated()
    .told()
    .accepted()
    .noted('verificationPlan')
    .noted('interviewTranscript')
    .noted('evidence');

/** Verdicts of a gate on a day. */
export const judged = (state: PetitionState, gate: Gate, today = '2026-04-21'): Verdict[] =>
  judgeGate(state, gate, { today, policy: policyOn(state.arrival.registeredOn), calendar: CHINA_CALENDAR });

/** One verdict. */
export function verdict(story: Story, check: CheckCode, gate: Gate = 'signing', today?: string): Verdict {
  const found = judged(story.state(), gate, today).find((each) => each.check === check);
  if (found === undefined) throw new Error(`${check} is not judged at ${gate}`);
  return found;
}
