import { describe, expect, it } from '@jest/globals';
import type { PaperView } from '../../api';
import type { FormContext } from '../petitions/actions/spec';
import { STEPS } from './steps';

const visit = (receivedOn = '2026-03-10') =>
  ({ today: '2026-03-10', petition: { channel: 'visit', receivedOn } }) as unknown as FormContext;
const paper = (isNotice: boolean) => ({ isNotice }) as PaperView;
const asked = (values: Record<string, unknown>, of: PaperView) =>
  STEPS['send']!.fields(visit(), values, of).map(({ name }) => name);

describe('发出 of a drafted notice (R-13)', () => {
  it('asks whether it was handed over on the spot, and takes it so on the day of the visit', () => {
    expect(asked({ method: 'handed' }, paper(true))).toContain('onTheSpot');
    expect(STEPS['send']!.initial(visit(), paper(true))).toMatchObject({ method: 'handed', onTheSpot: true });
    expect(STEPS['send']!.initial(visit('2026-03-09'), paper(true))).toMatchObject({ onTheSpot: false });
  });

  it('does not ask it of a letter that is posted, nor of a paper that tells nobody', () => {
    expect(asked({ method: 'posted' }, paper(true))).not.toContain('onTheSpot');
    expect(asked({ method: 'handed' }, paper(false))).not.toContain('onTheSpot');
    expect(STEPS['send']!.initial(visit(), paper(false))).not.toHaveProperty('onTheSpot');
  });
});
