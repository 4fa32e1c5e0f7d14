import { describe, expect, it } from '@jest/globals';
import { COMMANDS } from './registry';
import { CASES, IN_VIEW } from './spec-fixtures';
import { bodiesOf, keysOf, requestOf } from './spec-walk';

// The result has an editor of its own instead of a list of fields.
const forms = Object.entries(COMMANDS).filter(([action]) => action !== 'submitResult');

describe('what the forms of a case send, and what the API asks of them', () => {
  it.each(forms)('%s: nothing that is required is missing, whatever is chosen', (action, spec) => {
    const required = requestOf(spec).filter((property) => property.required);
    expect(requestOf(spec)).not.toEqual([]);
    const missing = CASES.flatMap((petition) =>
      bodiesOf(spec, { ...IN_VIEW, petition }).flatMap((body) =>
        required.filter(({ name }) => !keysOf(body).includes(name)).map(({ name }) => `${action}.${name}`),
      ),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  it.each(forms)('%s: each field can be given, and no other is sent', (_action, spec) => {
    const sent = new Set(
      CASES.flatMap((petition) => bodiesOf(spec, { ...IN_VIEW, petition }).flatMap(keysOf)),
    );
    const asked = requestOf(spec).map(({ name }) => name);
    const never = asked.filter((name) => !sent.has(name));
    expect(never).toEqual([]);
    expect([...sent].filter((name) => !name.includes('.') && !asked.includes(name))).toEqual([]);
  });
});
