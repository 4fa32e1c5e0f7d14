import { describe, expect, it } from '@jest/globals';
import { Rejected } from '../../../rejected.js';
import type { PetitionCommand } from '../../commands.js';
import { on, uuid } from '../../spec-fixtures.js';
import { stateAfter } from '../first-half-fixtures.js';
import { appeal, decided } from '../second-half-fixtures.js';
import { decide } from '../index.js';

const DAY = '2026-03-06';
const DOC = uuid(70);
const scan = (change: Record<string, unknown> = {}): PetitionCommand =>
  ({
    type: 'fileScan',
    scanId: uuid(71),
    of: 'arrival',
    title: '来信原件',
    mediaType: 'application/pdf',
    bytes: 4_000,
    pages: 2,
    sha256: 'a'.repeat(64),
    ...change,
  }) as PetitionCommand;
const drafted = decided(
  appeal,
  { type: 'draftDocument', documentId: DOC, code: 'D03', title: '呈批单', content: '{}' } as PetitionCommand,
  on(DAY),
);
const refusal = (command: PetitionCommand): string => {
  try {
    decide(stateAfter(...drafted), command, on(DAY));
  } catch (error) {
    if (error instanceof Rejected) return error.code;
    throw error;
  }
  return 'accepted';
};

describe('扫描件入卷 (§2.14, QC04)', () => {
  it('links the file to what it is a scan of; a sheet that was signed has name and day', () => {
    const { events } = decide(
      stateAfter(...drafted),
      scan({ of: 'document', refId: DOC, signer: '部长甲', signedOn: '2026-03-05', title: '签批后的呈批单' }),
      on(DAY),
    );
    expect(events).toEqual([
      {
        type: 'ScanFiled',
        occurredOn: DAY,
        article: 'fourCheckpoints',
        data: {
          scanId: uuid(71),
          of: 'document',
          refId: DOC,
          mediaType: 'application/pdf',
          bytes: 4_000,
          pages: 2,
          sha256: 'a'.repeat(64),
          signedOn: '2026-03-05',
        },
        sealed: { title: '签批后的呈批单', signer: '部长甲' },
      },
    ]);
  });

  it.each([
    ['a thing that has no scans', { of: 'nothing' }, 'CODE_UNKNOWN'],
    ['a document that is not there', { of: 'document', refId: uuid(72) }, 'DOCUMENT_UNKNOWN'],
    ['a receipt that nobody gave yet', { of: 'receipt', refId: DOC }, 'DOCUMENT_STEP_NOT_NOW'],
    ['an instruction that was not recorded', { of: 'instruction', refId: uuid(72) }, 'SCAN_OF_UNKNOWN'],
    ['a sheet without its signature', { of: 'document', refId: DOC, signedOn: DAY }, 'TEXT_REQUIRED'],
    ['a program', { mediaType: 'application/x-msdownload' }, 'CODE_UNKNOWN'],
    ['an empty file', { bytes: 0 }, 'NUMBER_INVALID'],
  ])('refuses %s', (_, change, code) => {
    expect(refusal(scan(change))).toBe(code);
  });

  it('says nothing when it was filed already', () => {
    const once = decided(drafted, scan(), on(DAY));
    expect(decide(stateAfter(...once), scan(), on(DAY)).events).toEqual([]);
  });

  it('what was handed in with a letter is pages or a recording', () => {
    const sheet = decide(stateAfter(...drafted), scan({ of: 'enclosure' }), on(DAY)).events[0];
    expect(sheet?.data).toMatchObject({ of: 'enclosure', refId: null, pages: 2 });
    const sound = { of: 'enclosure', mediaType: 'audio/mp4', pages: 0, bytes: 15_000_000 };
    expect(decide(stateAfter(...drafted), scan(sound), on(DAY)).events[0]?.data).toMatchObject(sound);
    expect(refusal(scan({ ...sound, pages: 1 }))).toBe('NUMBER_INVALID');
    expect(refusal(scan({ of: 'enclosure', mediaType: 'application/zip' }))).toBe('CODE_UNKNOWN');
  });

  it('a recording of a call or visit is sound or film without pages, and nothing else is', () => {
    const recording = {
      of: 'recording',
      title: '来电录音',
      mediaType: 'audio/amr',
      pages: 0,
      bytes: 15_000_000,
    };
    const { events } = decide(stateAfter(...drafted), scan(recording), on(DAY));
    expect(events[0]?.data).toMatchObject({ of: 'recording', refId: null, mediaType: 'audio/amr', pages: 0 });
    for (const change of [{ mediaType: 'application/pdf' }, { pages: 1 }, { bytes: 21 * 1024 * 1024 }])
      expect(refusal(scan({ ...recording, ...change }))).not.toBe('accepted');
    // no scan may be sound, nor as large
    expect(refusal(scan({ mediaType: 'audio/amr' }))).toBe('CODE_UNKNOWN');
    expect(refusal(scan({ bytes: 9 * 1024 * 1024 }))).toBe('NUMBER_INVALID');
  });
});
