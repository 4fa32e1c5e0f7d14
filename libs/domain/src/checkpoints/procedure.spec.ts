import { describe, expect, it } from '@jest/globals';
import { accusationStory, appealStory, approvedBy, matter, Story, verdict, WHO } from './spec-support.js';

const full = { resultRequired: true };
const accused = (cadreAuthority: 'own' | 'ownChief' | 'superior' | 'ownHead' | 'unknown') => ({
  subjects: [{ subjectId: 's2', role: 'accused' as const, cadreAuthority }],
});

describe('程序合法关', () => {
  it('QP01 passes on a number of its series, and on the random number of a restricted petition', () => {
    expect(verdict(appealStory(), 'QP01')).toMatchObject({
      value: 'passed',
      decidedBy: ['1-PetitionRegistered'],
    });
    expect(verdict(accusationStory(), 'QP01').value).toBe('passed');
  });
  it('QP01 fails on a number of another year until it is explained', () => {
    const story = appealStory({ series: { orgId: 1, year: 2025, book: 'L', serial: 3 } });
    expect(verdict(story, 'QP01')).toMatchObject({
      value: 'failed',
      missing: ['HandlingNoteAdded/explanation'],
    });
    expect(verdict(story.noted('explanation'), 'QP01').value).toBe('passed');
    expect(verdict(appealStory({ petitionNo: '' }), 'QP01').value).toBe('failed');
  });

  it('QP02 passes on an allowed cell and says when the cell asks for a reason', () => {
    expect(verdict(appealStory(), 'QP02').value).toBe('passed');
    const story = new Story(matter({ class: 'suggestion', appealKind: null, purpose: 'opinion' })).triaged({
      disposition: 'YJG',
    });
    expect(verdict(story, 'QP02')).toMatchObject({
      value: 'passed',
      finding: expect.stringContaining('科室负责人'),
    });
  });
  it('QP02 fails on an empty cell, O-15, O-30, and a decision that knows no such disposition', () => {
    expect(verdict(new Story().triaged({ disposition: 'HX' }), 'QP02').value).toBe('failed');
    expect(verdict(new Story().triaged({ disposition: 'DF' }), 'QP02').value).toBe('failed');
    expect(verdict(new Story().triaged({ disposition: 'YS' }), 'QP02').value).toBe('failed');
    const filed = accusationStory(
      matter({ class: 'accusation', appealKind: null, categoryCode: '0101' }),
    ).triaged({
      intakeDecision: 'file',
      disposition: 'CC',
    });
    expect(verdict(filed, 'QP02', 'closing')).toMatchObject({
      value: 'failed',
      finding: expect.stringContaining('O-15'),
    });
    const way = accusationStory({ via12380: true }).triaged({ way12380: 'JN' });
    expect(verdict(way, 'QP02')).toMatchObject({ value: 'failed', finding: expect.stringContaining('O-30') });
    expect(verdict(new Story(), 'QP02')).toMatchObject({ value: 'failed', missing: ['PetitionTriaged'] });
  });
  it('QP02 lets a simplified appeal be answered at once', () => {
    const story = new Story().triaged({ disposition: 'DF', simplified: true }).accepted('2026-03-06', true);
    expect(verdict(story, 'QP02').value).toBe('passed');
  });

  it('QP03 passes at the lowest level, notes a later signature, fails below the level', () => {
    const low = (level: 'A' | 'B' | 'C') =>
      accusationStory(accused('own')).triaged({ approval: approvedBy(level) });
    expect(verdict(low('B'), 'QP03').value).toBe('passed');
    expect(verdict(low('A'), 'QP03')).toMatchObject({
      value: 'failed',
      missing: ['PetitionTriaged/approval:B'],
    });
    expect(
      verdict(new Story().triaged({ approval: approvedBy('A', '2026-03-09') }), 'QP03').finding,
    ).toContain('补批');
    const chief = accusationStory({ ...accused('ownChief'), urgentGrounds: [] }, true);
    expect(verdict(chief, 'QP03').value).toBe('passed');
  });
  it('QP03 fails where our office may not decide (上级管理干部)', () => {
    expect(verdict(accusationStory(accused('superior')), 'QP03')).toMatchObject({
      value: 'failed',
      finding: expect.stringContaining('本级不得'),
    });
  });
  it('QP03 asks for every signature in the full set alone', () => {
    const unsigned = { approval: { ...approvedBy('C'), signerId: '' } };
    expect(verdict(new Story(full).triaged(unsigned), 'QP03').missing).toEqual(['PetitionTriaged/signature']);
    expect(verdict(new Story().triaged(unsigned), 'QP03').value).toBe('passed');
  });

  it('QP04 passes when told, late with a finding, or proved undeliverable', () => {
    expect(verdict(appealStory(), 'QP04').value).toBe('passed');
    const late = new Story().triaged().told('2026-03-30', { late: true });
    expect(verdict(late, 'QP04')).toMatchObject({
      value: 'passed',
      finding: expect.stringContaining('SUP-01'),
    });
    const unservable = new Story({
      origin: 'petitionOffice',
      transferKind: 'transfer',
      signedForOn: '2026-03-02',
      anonymity: 'anonymous',
    })
      .triaged()
      .add('NotificationUnservable', '2026-03-09', { ground: 'returned' });
    expect(verdict(unservable, 'QP04').value).toBe('passed');
  });
  it('QP04 fails when nobody told, and knows no exemption for what others sent on (R-14)', () => {
    expect(verdict(new Story().triaged(), 'QP04').value).toBe('failed');
    const sent = {
      origin: 'superiorOrgDept' as const,
      transferKind: 'assign' as const,
      signedForOn: '2026-03-02',
    };
    const exempted = new Story(sent)
      .triaged()
      .add('NotificationExempted', '2026-03-03', { ground: 'addressUnclear' });
    expect(verdict(exempted, 'QP04').missing).toEqual(['NotificationIssued', 'NotificationUnservable']);
    expect(verdict(new Story({ ...sent, anonymity: 'anonymous' }).triaged(), 'QP04').value).toBe('failed');
  });
  it('QP04 does not apply to a direct anonymous petition (pitfall 7) nor to a briefing', () => {
    expect(verdict(new Story({ anonymity: 'anonymous' }).triaged(), 'QP04').matrixRow).toContain('匿名');
    expect(
      verdict(new Story({ origin: 'petitionOffice', transferKind: 'briefing' }).triaged(), 'QP04').value,
    ).toBe('notApplicable');
  });
  it('QP04 passes on an exemption with its ground, direct only (R-13)', () => {
    const story = new Story().triaged().add('NotificationExempted', '2026-03-03', { ground: 'nameUnclear' });
    expect(verdict(story, 'QP04').value).toBe('passed');
  });

  it('QP05 passes in order, fails on an inversion, passes again with an explanation', () => {
    expect(verdict(appealStory().submitted(), 'QP05').value).toBe('passed');
    const story = appealStory().submitted({}, '2026-03-05');
    expect(verdict(story, 'QP05')).toMatchObject({
      value: 'failed',
      finding: expect.stringContaining('报结果'),
    });
    expect(verdict(story.noted('explanation'), 'QP05').value).toBe('passed');
    expect(verdict(appealStory({ registeredOn: '2026-03-01' }), 'QP05').finding).toContain('登记');
  });
  it('QP05 does not hold papers of the round before against a new round', () => {
    const story = appealStory()
      .submitted()
      .gatePassed()
      .issued()
      .returned('closing', '2026-04-25')
      .submitted({}, '2026-05-06');
    expect(verdict(story, 'QP05', 'signing', '2026-05-06').value).toBe('passed');
  });

  it('QP06 waits for a person, passes on the word, and fails whoever is accused or recused', () => {
    const story = appealStory();
    expect(verdict(story, 'QP06').value).toBe('awaitingPerson');
    expect(verdict(story.signed('QP06'), 'QP06')).toMatchObject({
      value: 'passed',
      decidedBy: [expect.stringContaining('CheckSigned')],
    });
    expect(verdict(accusationStory().designated({ handlerId: WHO.accused }), 'QP06').value).toBe('failed');
    const ruled = (ruling: 'cleared' | 'confirmed') =>
      appealStory().add('RecusalHitRuled', '2026-03-06', {
        accountId: WHO.handler,
        ground: 'relative',
        ruling,
        ruledBy: WHO.leader,
      });
    expect(verdict(ruled('confirmed'), 'QP06').missing).toEqual(['HandlerDesignated']);
    expect(verdict(ruled('cleared'), 'QP06').value).toBe('awaitingPerson');
    expect(verdict(ruled('confirmed').signed('QP06'), 'QP06').value).toBe('failed');
  });
  it('QP06 passes by itself for a direct answer of the light set', () => {
    const story = new Story(matter({ class: 'suggestion', appealKind: null, purpose: 'thanks' })).triaged({
      disposition: 'DF',
    });
    expect(verdict(story, 'QP06').value).toBe('passed');
  });

  it('QP07 passes with two, fails with one, counts staff lent from elsewhere (§2.14)', () => {
    const talked = () => accusationStory().noted('talk');
    expect(verdict(talked(), 'QP07').value).toBe('passed');
    const alone = talked()
      .designated({ coHandlerIds: [] })
      .noted('interviewTranscript', '2026-03-12', { noteId: 'n9', staffIds: [WHO.handler] });
    expect(verdict(alone, 'QP07').missing).toEqual(['HandlingNoteAdded/twoStaff']);
    const lent = talked().noted('interviewTranscript', '2026-03-12', {
      noteId: 'n9',
      staffIds: [WHO.handler],
      externalStaffCount: 1,
    });
    expect(verdict(lent, 'QP07').value).toBe('passed');
  });
  it('QP07 does not apply to the light set, to 函询, and to an appeal without an opened case', () => {
    const ofAppointment = matter({ class: 'accusation', appealKind: null, categoryCode: '0102' });
    expect(verdict(accusationStory(ofAppointment, false), 'QP07').matrixRow).toBe('QP07 “轻”列不判');
    const byInquiry = (categoryCode: string) =>
      accusationStory(
        matter({ class: 'accusation', appealKind: null, categoryCode, purpose: 'accusation' }),
      ).triaged({
        disposition: 'HX',
        caseOpened: true,
      });
    expect(verdict(byInquiry('0102'), 'QP07').matrixRow).toContain('函询');
    expect(verdict(appealStory(full), 'QP07').value).toBe('notApplicable');
  });

  it('QP07 asks for one talk or inquiry where a leading cadre is accused, whatever the disposition (O-17)', () => {
    expect(verdict(accusationStory(), 'QP07').missing).toEqual(['HandlingNoteAdded/talkOrInquiry']);
    expect(verdict(accusationStory().noted('inquirySent'), 'QP07').value).toBe('passed');
    expect(verdict(accusationStory({}, false), 'QP07').value).toBe('failed');
    expect(verdict(accusationStory({}, false).noted('talk'), 'QP07').value).toBe('passed');
    const asked = accusationStory().triaged({ disposition: 'HX', caseOpened: true });
    expect(verdict(asked, 'QP07').value).toBe('failed');
    expect(verdict(asked.noted('inquirySent'), 'QP07').value).toBe('passed');
    const appointment = { ...matter({ class: 'accusation', appealKind: null, categoryCode: '0102' }) };
    expect(verdict(accusationStory(appointment), 'QP07').value).toBe('passed');
  });

  it('QP08 passes when heard or proved unreachable, fails otherwise, not for the anonymous', () => {
    expect(verdict(appealStory(), 'QP08').value).toBe('passed');
    const silent = () => new Story().triaged().told().accepted();
    expect(verdict(silent(), 'QP08').value).toBe('failed');
    expect(verdict(silent().noted('contact', '2026-03-09', { contactSucceeded: true }), 'QP08').value).toBe(
      'failed',
    );
    expect(verdict(silent().noted('contact', '2026-03-09', { contactSucceeded: false }), 'QP08').value).toBe(
      'passed',
    );
    expect(verdict(silent().noted('receptionInterview'), 'QP08').value).toBe('failed');
    expect(verdict(appealStory({ anonymity: 'anonymous' }), 'QP08').value).toBe('notApplicable');
    expect(verdict(accusationStory(), 'QP08').matrixRow).toBe('QP08 “控”列不判');
  });

  it('QP09 passes, fails when the accused was let near it, and is kept open by the record of the incident', () => {
    expect(verdict(accusationStory(), 'QP09').value).toBe('passed');
    const leaked = accusationStory().designated({ needToKnow: [WHO.handler, WHO.accused] });
    expect(verdict(leaked, 'QP09').missing).toEqual(['HandlingNoteAdded/disclosureIncident']);
    expect(verdict(leaked.noted('disclosureIncident'), 'QP09').value).toBe('passed');
    expect(verdict(appealStory(), 'QP09').value).toBe('notApplicable');
  });

  it('QP10 waits for a person, fails above our authority unless reported up', () => {
    expect(verdict(accusationStory(), 'QP10').value).toBe('awaitingPerson');
    expect(verdict(accusationStory(accused('unknown')), 'QP10').finding).toContain('管理权限');
    expect(verdict(accusationStory(accused('ownHead')), 'QP10').value).toBe('failed');
    const up = new Story({
      ...matter({ class: 'accusation', appealKind: null }),
      ...accused('superior'),
    }).triaged({
      intakeDecision: 'passUp',
      disposition: 'BS',
    });
    expect(verdict(up.signed('QP10'), 'QP10', 'closing').value).toBe('passed');
    expect(verdict(appealStory(), 'QP10').value).toBe('notApplicable');
  });

  it('QP11 takes the word of a person, and only for appeals (五)、(六)', () => {
    expect(verdict(appealStory(), 'QP11')).toMatchObject({
      value: 'awaitingPerson',
      missing: ['CheckSigned'],
    });
    expect(verdict(appealStory().signed('QP11', 'signing', false), 'QP11').value).toBe('failed');
    expect(verdict(accusationStory(), 'QP11').value).toBe('notApplicable');
  });

  it('QP12 is asked only where there was a hearing', () => {
    expect(verdict(appealStory(), 'QP12').matrixRow).toContain('没有听证');
    expect(verdict(appealStory().noted('hearing'), 'QP12')).toMatchObject({
      value: 'awaitingPerson',
      hard: false,
    });
  });
});
