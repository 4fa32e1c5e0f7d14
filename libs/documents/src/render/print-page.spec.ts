import { describe, expect, it } from '@jest/globals';
import { modelOf, PRINT_CONTENT_SECURITY_POLICY, printPage } from '../index.js';
import { accepted, caseOf, issued, noticed, registered, submitted, triaged } from '../spec-support.js';

const NASTY = `<script>alert("x")</script><img src=x onerror='y'>&`;
const life = [registered(), triaged(), noticed(), accepted, submitted(), issued('handlingOpinion')];
const notice = modelOf(caseOf(life), 'acceptanceNotice');

describe('a paper as a print page', () => {
  it('escapes every text, wherever it stands', () => {
    const page = printPage({
      ...notice,
      issuer: NASTY,
      docNo: NASTY,
      title: NASTY,
      addressee: NASTY,
      date: NASTY,
      attachments: [NASTY],
      paragraphs: [{ heading: true, text: NASTY }],
      sections: [
        {
          heading: NASTY,
          rows: [{ label: NASTY, value: NASTY }],
          checks: [{ code: NASTY, name: NASTY, verdict: NASTY, remark: NASTY }],
        },
      ],
    });
    expect(page).not.toMatch(/<script|<img|onerror='|"x"/);
    expect(page.match(/&lt;script&gt;/g)).toHaveLength(15);
  });

  it('is self-contained: no script, nothing from outside, a policy that allows neither', () => {
    const page = printPage(notice);
    expect(page).not.toMatch(/<script|src=|href=|url\(|@import/);
    expect(PRINT_CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none'; style-src 'unsafe-inline'/);
  });

  it('shows the notice 非涉密 on the screen only and tells nothing in the browser’s title (pitfall 26)', () => {
    const page = printPage(modelOf(caseOf(life), 'handlingOpinion'));
    expect(page).toContain('<div class="screen">本系统为非涉密系统，严禁存储、处理国家秘密</div>');
    expect(page).toMatch(/@media print\{\.screen,\.foot\{display:none\}/);
    expect(page).toContain('<title>信访处理意见书</title>');
    expect(/<title>.*<\/title>/u.exec(page)?.[0]).not.toContain('何守田');
  });

  it('has the paragraphs in order', () => {
    const page = printPage(notice);
    const places = notice.paragraphs.map(({ text }) => page.indexOf(text));
    expect(places.every((at) => at > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });
});
