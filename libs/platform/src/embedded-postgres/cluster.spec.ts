import { describe, expect, it } from '@jest/globals';
import { sharedBuffersMb } from './cluster.js';

const GB = 1024 ** 3;

describe('memory of the embedded server', () => {
  it('is a sixteenth of the machine, within bounds', () => {
    expect([0.5 * GB, 2 * GB, 8 * GB, 64 * GB].map(sharedBuffersMb)).toEqual([128, 128, 512, 1024]);
  });
});
