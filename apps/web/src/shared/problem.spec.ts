import { describe, expect, it } from '@jest/globals';
import { fieldFaults, isConflict, toProblem } from './problem.js';

describe('a problem document on the page (RFC 9457)', () => {
  const refused = {
    status: 422,
    title: '规则不允许',
    detail: '延期须单位负责人批准。',
    code: 'EXTENSION_APPROVER',
    field: 'approval.signerId',
    errors: [{ field: 'answers[1].text', code: 'X', message: '请填写“答复”' }],
  };

  it('shows each fault beside its field, and the named field with the sentence itself', () => {
    expect(fieldFaults(toProblem(refused))).toEqual([
      { name: ['answers', 1, 'text'], errors: ['请填写“答复”'] },
      { name: ['approval', 'signerId'], errors: ['延期须单位负责人批准。'] },
    ]);
  });

  it('takes a lost connection for what it is', () => {
    expect(toProblem(new TypeError('Failed to fetch'))).toMatchObject({ status: 0, title: '连接不上服务器' });
    expect(toProblem('<html>').code).toBe('PAGE_FAILED');
  });

  it('calls only a changed case a conflict, not a key used twice', () => {
    expect(isConflict(toProblem({ status: 412, code: 'CASE_CHANGED' }))).toBe(true);
    expect(isConflict(toProblem({ status: 409, code: 'IDEMPOTENCY_MISMATCH' }))).toBe(false);
  });
});
