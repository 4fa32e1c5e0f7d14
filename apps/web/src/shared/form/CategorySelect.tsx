import { Select } from 'antd';
import { useDirectory } from '../directory';

/** Category of the content (§6.3): groups with their entries, found by code or word. */
export function CategorySelect({
  value,
  onChange,
  ...rest
}: {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
  'aria-label'?: string;
}) {
  const { categories } = useDirectory();
  const leaves = categories.filter((one) => one.parent !== null);
  const groups = categories.filter((one) => one.parent === null);
  return (
    <Select
      {...rest}
      value={value || undefined}
      onChange={(picked: string) => onChange?.(picked)}
      placeholder="输入代码或词"
      showSearch={{
        filterOption: (typed, option) => {
          const label = option && !('options' in option) ? String((option as { label?: unknown }).label) : '';
          return label.includes(typed.trim());
        },
      }}
      options={groups.map((group) => ({
        label: `${group.code} ${group.zh}`,
        options: leaves
          .filter((leaf) => leaf.parent === group.code)
          .map((leaf) => ({ value: leaf.code, label: `${leaf.code} ${leaf.zh}` })),
      }))}
    />
  );
}
