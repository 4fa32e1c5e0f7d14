import { DatePicker } from 'antd';
import dayjs from 'dayjs';

const FORMATS = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY.M.D', 'YYYY/M/D'];

/** A civil date as text `YYYY-MM-DD`; typed or picked. */
export function DateField({
  value,
  onChange,
  latest,
  ...rest
}: {
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
  /** No day after this one may be picked. */
  latest?: string;
  placeholder?: string;
  disabled?: boolean;
  'aria-label'?: string;
}) {
  return (
    <DatePicker
      {...rest}
      value={value ? dayjs(value) : null}
      format={FORMATS}
      maxDate={latest ? dayjs(latest) : undefined}
      onChange={(picked) => onChange?.(picked ? picked.format('YYYY-MM-DD') : null)}
      style={{ width: 150 }}
    />
  );
}
