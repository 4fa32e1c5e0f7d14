import { describe, expect, it } from '@jest/globals';
import type { OpenedCase } from '#paperwork';
import { openExtensionOf } from './extension.view.js';

const asked = { eventId: 'e1', occurredOn: '2026-03-20', days: 30 };
const granted = { approved: true, days: 20 };

const viewOf = (extension: object | null, words: object = { reason: '三个单位的档案尚未调齐' }) =>
  openExtensionOf({
    state: { extensions: extension === null ? [] : [extension] },
    texts: { byEvent: { e1: words } },
  } as unknown as OpenedCase);

describe('the extension that waits for somebody (R-35)', () => {
  it('says what was asked for and why, to whoever decides and to whoever tells the petitioner', () => {
    const view = { requestedOn: '2026-03-20', days: 30, reason: '三个单位的档案尚未调齐' };
    expect(viewOf({ requested: asked, decided: null, notified: null })).toEqual({
      ...view,
      approvedDays: null,
    });
    expect(viewOf({ requested: asked, decided: granted, notified: null })).toEqual({
      ...view,
      approvedDays: 20,
    });
  });

  it('is over when it is refused or told', () => {
    expect(viewOf(null)).toBeNull();
    expect(viewOf({ requested: asked, decided: { approved: false, days: 0 }, notified: null })).toBeNull();
    expect(viewOf({ requested: asked, decided: granted, notified: { late: false } })).toBeNull();
  });

  it('shows a reason whose key is gone as deleted', () => {
    expect(
      viewOf({ requested: asked, decided: null, notified: null }, { text: '〔已依法删除〕' }),
    ).toMatchObject({ reason: '〔已依法删除〕' });
  });
});
