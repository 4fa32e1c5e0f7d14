import { describe, expect, it } from '@jest/globals';
import { affairContext, affairSpecification, as } from '../affairs/spec-support.js';
import { PUBLICATION, STAT_EXCLUSION } from './index.js';

const petitionOn = (day: string, change: object = {}) =>
  affairContext(day, {
    ...as('windowHead', 1),
    petition: {
      petitionId: '01900000-0000-7000-8000-000000000001',
      orgId: 1,
      class: 'appeal',
      zone: 'general',
      anonymous: false,
      handlerIds: [],
      receivedOn: '2026-03-01',
      keyArea: null,
      sentDownTo: null,
      ...change,
    },
  });

describe('答复公开 (I-16)', () => {
  const { PublicationDecided, AnswerPublished } = PUBLICATION.events;
  const decide = {
    type: 'decidePublication',
    petitionId: '01900000-0000-7000-8000-000000000001',
    dueOn: '2026-06-03',
    title: '关于组织关系转接的答复',
  } as const;
  it('is decided with a day and published later, once', () => {
    const at = affairSpecification(PUBLICATION, petitionOn('2026-05-20'));
    at.given().when(decide).then(PublicationDecided.sample);
    const later = affairSpecification(PUBLICATION, petitionOn('2026-06-01'));
    const publish = { type: 'publishAnswer', place: '党建网答复栏' } as const;
    later.given(PublicationDecided.sample).when(publish).then(AnswerPublished.sample);
    later
      .given(PublicationDecided.sample)
      .when(publish)
      .thenState((state) => expect([state?.status, state?.publishedOn]).toEqual(['published', '2026-06-01']));
    later
      .given(PublicationDecided.sample, AnswerPublished.sample)
      .when(publish)
      .thenRejected('AFFAIR_STEP_NOT_OPEN');
    later
      .given(PublicationDecided.sample)
      .when({ ...publish, on: '2026-05-19' })
      .thenRejected('DATE_BEFORE_STEP');
  });
  it('is not for accusations, nor by a day that is over', () => {
    for (const change of [{ class: 'accusation' }, { zone: 'sealed' }])
      affairSpecification(PUBLICATION, petitionOn('2026-05-20', change))
        .given()
        .when(decide)
        .thenRejected('PUBLICATION_UNFIT');
    const at = affairSpecification(PUBLICATION, petitionOn('2026-05-20'));
    at.given()
      .when({ ...decide, dueOn: '2026-05-19' })
      .thenRejected('DUE_BEFORE_ASKED');
    affairSpecification(PUBLICATION, { ...petitionOn('2026-05-20'), petition: null })
      .given()
      .when(decide)
      .thenRejected('PUBLICATION_WITHOUT_PETITION');
  });
});

describe('排除统计 (§3.1 no. 6)', () => {
  const { StatExclusionSet, StatExclusionLifted } = STAT_EXCLUSION.events;
  it('is set with a reason, and lifted with one', () => {
    const at = affairSpecification(STAT_EXCLUSION, petitionOn('2026-06-10'));
    const set = {
      type: 'setExclusion',
      petitionId: '01900000-0000-7000-8000-000000000001',
      title: '系统演练件,误入正式登记',
    } as const;
    at.given().when(set).then(StatExclusionSet.sample);
    at.given()
      .when({ ...set, title: ' ' })
      .thenRejected('FIELD_MISSING');
    affairSpecification(STAT_EXCLUSION, petitionOn('2026-06-12'))
      .given(StatExclusionSet.sample)
      .when({ type: 'liftExclusion', reason: '核实不是演练件' })
      .then(StatExclusionLifted.sample);
    affairSpecification(STAT_EXCLUSION, { ...petitionOn('2026-06-10'), petition: null })
      .given()
      .when(set)
      .thenRejected('STAT_EXCLUSION_WITHOUT_PETITION');
  });
});
