import { describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import { checkTemplate } from './docx.js';
import { unfoldedWithin } from './template-size.js';

const zipped = (parts: Readonly<Record<string, string>>): Buffer => {
  const zip = new PizZip();
  for (const [name, text] of Object.entries(parts)) zip.file(name, text);
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
};
const within = (bytes: Buffer, limit: number) => unfoldedWithin(new PizZip(bytes), limit);

describe('how far a template unfolds', () => {
  it('is what its parts are together', () => {
    expect(within(zipped({ a: 'x'.repeat(1000), b: 'y'.repeat(500) }), 1500)).toBe(1500);
    expect(within(zipped({ a: 'x'.repeat(1000), b: 'y'.repeat(501) }), 1500)).toBeNull();
  });

  it('is not found out for a part that cannot be unfolded', () => {
    const bytes = zipped({ 'word/document.xml': 'x'.repeat(1000) });
    // into the packed part, behind its head and name
    bytes.fill(0xff, 30 + 'word/document.xml'.length, 36 + 'word/document.xml'.length);
    expect(within(bytes, 5000)).toBeNull();
  });

  it('is looked at before anything is read', () => {
    const bomb = zipped({ 'word/document.xml': 'x', 'word/media/1.bin': '0'.repeat(41 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(() => checkTemplate(bomb, { signed: false })).toThrow('展开后过大');
  });
});
