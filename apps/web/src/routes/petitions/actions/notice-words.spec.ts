import { describe, expect, it } from '@jest/globals';
import { commandOf } from './registry';
import { CASES, IN_VIEW } from './spec-fixtures';
import type { FormContext } from './spec';

const on = (over: object): FormContext => ({ ...IN_VIEW, petition: { ...CASES[0]!, ...over } });
const begun = (over: object): string => String(commandOf('notify')!.initial(on(over)).route);
const field = (over: object, kind?: string) => {
  const spec = commandOf('notify')!;
  const values = { ...spec.initial(on(over)), ...(kind === undefined ? {} : { kind }) };
  const route = spec.fields(on(over), values).find(({ name }) => name === 'route');
  return { label: route?.label, help: route?.help };
};
const DECISIONS = [
  'handle',
  'mergeInto',
  'notAccepted',
  'noLonger',
  'passDown',
  'passUp',
  'refer',
  'import',
  'redirect',
  'file',
];

describe('what a notice begins with (Art. 23)', () => {
  it('says nothing of what the paper says by itself: receipt, number, decision, period', () => {
    for (const intakeDecision of DECISIONS) {
      const words = begun({ intakeDecision });
      expect(words).not.toMatch(/收到|编号|〔|我单位|决定予以受理|\d{4}-\d{2}-\d{2}/);
    }
  });

  it('says how it is handled, by the way that was decided (§2.3)', () => {
    expect(begun({ disposition: 'ZB' })).toBe('由本机关直接办理。');
    expect(begun({ disposition: 'LB' })).toBe('由本机关会同有关单位联合办理。');
    expect(begun({ disposition: 'YJG' })).toBe('由本机关交下级组织部门调查核实,结果由本机关答复。');
    // to whom a letter of inquiry goes is not told to whoever accuses him
    expect(begun({ class: 'accusation', disposition: 'HX' })).toBe('由本机关依规依纪依法办理。');
  });

  it('tells whoever is not accepted where to ask, and is called as on the paper', () => {
    expect(begun({ intakeDecision: 'notAccepted' })).toBe('请向正在办理该事项的机关、单位了解办理情况。');
    expect(field({ intakeDecision: 'notAccepted' }).label).toBe('有关途径');
    expect(field({ intakeDecision: 'handle' }).label).toBe('处理途径');
    expect(field({ intakeDecision: 'handle', disposition: 'DF' }, 'directReply').label).toBe('答复内容');
  });

  it('leaves open what only the clerk knows: the procedure and who is competent for it', () => {
    expect(begun({ intakeDecision: 'import' })).toBe('');
    expect(field({ intakeDecision: 'import' })).toEqual({
      label: '应走的程序和受理机关',
      help: '如:向市劳动人事争议仲裁委员会申请仲裁。印在《导入法定程序告知书》上',
    });
  });

  it('says where the words come to stand', () => {
    expect(field({ intakeDecision: 'file' }).help).toBe(
      '印在《受理告知书》上;收到、编号、决定、期限由文书自行写明',
    );
  });
});
