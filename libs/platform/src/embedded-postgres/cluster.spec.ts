import { describe, expect, it } from '@jest/globals';
import { logSizeMb, sharedBuffersMb } from './cluster.js';

const GB = 1024 ** 3;

describe('memory of the embedded server', () => {
  it('is a sixteenth of the machine, within bounds', () => {
    expect([0.5 * GB, 2 * GB, 8 * GB, 64 * GB].map(sharedBuffersMb)).toEqual([128, 128, 512, 1024]);
  });
});

describe('the log of the embedded server', () => {
  it('goes round in a quarter of its disk, within the bounds of PostgreSQL', () => {
    expect([0.064 * GB, 0.4 * GB, 2 * GB, 4 * GB, Infinity].map(logSizeMb)).toEqual([
      32, 102, 512, 1024, 1024,
    ]);
  });
});
