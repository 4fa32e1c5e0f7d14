import { describe, expect, it } from '@jest/globals';
import { SCAN_LIMIT, scanFault } from './scan-file';

describe('what may be attached as a scan', () => {
  it.each([
    ['来信.pdf', 1, null],
    ['第一页.JPG', SCAN_LIMIT, null],
    ['第一页.png', SCAN_LIMIT + 1, '超过 8 MB,请降低分辨率再扫描'],
    ['录音.mp3', 1, '只收 PDF、JPEG、PNG'],
    ['空.pdf', 0, '是空文件'],
  ])('%s of %i bytes: %s', (name, size, fault) => {
    expect(scanFault({ name, size })).toBe(fault);
  });
});
