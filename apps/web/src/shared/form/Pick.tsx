import { Select } from 'antd';

/** One filter of a list: a choice that may be taken back, found by typing. */
export function Pick({
  label,
  value,
  options,
  onPick,
  width = 112,
}: {
  label: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  onPick: (value: string | undefined) => void;
  width?: number;
}) {
  return (
    <Select
      aria-label={label}
      placeholder={label}
      value={value}
      options={options}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      onChange={(picked: string | undefined) => onPick(picked)}
      style={{ width }}
    />
  );
}
