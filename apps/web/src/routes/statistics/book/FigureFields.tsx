import { Form, InputNumber } from 'antd';
import type { WrittenFigure } from '../../../api';
import { channelZh } from '../../../shared/labels';

const CHANNELS = ['letter', 'visit', 'phone', 'online', 'sms', 'fax', 'other'];
const RATES = [
  ['I-08', '按期告知'],
  ['I-09', '按期办结'],
] as const;

/** What the form holds by name. @shape `total`, `channel:letter`, `I-09/n`, `I-09/d` */
export type Numbers = Record<string, number | null | undefined>;

/** The figures of a form; what was left empty is not written. */
export function figuresOf(numbers: Numbers): WrittenFigure[] {
  const counts = ['total', ...CHANNELS.map((code) => `channel:${code}`)].flatMap((key): WrittenFigure[] => {
    const numerator = numbers[key];
    return typeof numerator === 'number' ? [{ key, numerator, denominator: null }] : [];
  });
  const rates = RATES.flatMap(([key]): WrittenFigure[] => {
    const [numerator, denominator] = [numbers[`${key}/n`], numbers[`${key}/d`]];
    return typeof numerator === 'number' && typeof denominator === 'number'
      ? [{ key, numerator, denominator }]
      : [];
  });
  return [...counts, ...rates];
}

const Number0 = ({ name, label }: { name: string; label: string }) => (
  <Form.Item name={['numbers', name]} label={label} layout="horizontal">
    <InputNumber size="small" min={0} max={9_999_999} precision={0} style={{ width: 88 }} />
  </Form.Item>
);

/** Total, channels and the two timely rates by their parts. */
export function FigureFields() {
  return (
    <div className="figure-fields">
      <Number0 name="total" label="总量" />
      {CHANNELS.map((code) => (
        <Number0 key={code} name={`channel:${code}`} label={channelZh(code)} />
      ))}
      {RATES.map(([key, zh]) => (
        <span key={key} className="pair">
          <Number0 name={`${key}/n`} label={`${zh}的`} />
          <Number0 name={`${key}/d`} label={`应${zh.slice(2)}的`} />
        </span>
      ))}
    </div>
  );
}
