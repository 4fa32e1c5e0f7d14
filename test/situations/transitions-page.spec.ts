import { expect, it } from '@jest/globals';
import { ALLOWED_IN, COMMANDS, END_STATES, leadsThere, leadsTo, STATUSES } from '#domain';
import { committed, pictureOf, write } from './write-transitions.mjs';

const plain = (text: string): string => text.replace(/[\s|:-]+/g, '');

it('docs/transitions.md is the picture of the table (§1.14); WRITE_PAGES=1 writes it', () => {
  const picture = pictureOf({
    statuses: STATUSES,
    commands: COMMANDS,
    allowedIn: ALLOWED_IN,
    leadsTo,
    leadsThere,
    ends: END_STATES,
  });
  if (process.env['WRITE_PAGES'] === '1') write(picture);
  expect(plain(committed())).toBe(plain(picture));
});
