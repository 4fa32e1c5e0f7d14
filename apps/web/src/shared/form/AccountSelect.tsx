import { ROLES, zhOf, type Role } from '#domain/glossary';
import { Select } from 'antd';
import { useDirectory } from '../directory';
import { useViewer } from '../viewer';

/** One or several colleagues, found by name, section or post. */
export function AccountSelect({
  value,
  onChange,
  many,
  role,
  own,
  ...rest
}: {
  id?: string;
  value?: string | string[];
  onChange?: (value: string | string[]) => void;
  many?: boolean;
  /** Those with this role stand first. */
  role?: Role;
  /** Only those of the viewer's own organisation. */
  own?: boolean;
  placeholder?: string;
}) {
  const { staff: all } = useDirectory();
  const { orgId } = useViewer();
  const staff = own ? all.filter((one) => one.orgId === orgId) : all;
  const ordered = role
    ? [...staff].sort((a, b) => Number(b.roles.includes(role)) - Number(a.roles.includes(role)))
    : staff;
  const chosen = [value ?? []].flat();
  const gone = chosen.filter((id) => !staff.some(({ accountId }) => accountId === id));
  return (
    <Select
      {...rest}
      mode={many ? 'multiple' : undefined}
      value={value ?? (many ? [] : undefined)}
      onChange={(picked: string | string[]) => onChange?.(picked)}
      showSearch={{
        filterOption: (typed, option) => String(option?.words ?? '').includes(typed.trim()),
      }}
      allowClear={many}
      placeholder={rest.placeholder ?? '输入姓名'}
      options={[
        ...ordered.map((one) => ({
          value: one.accountId,
          label: one.displayName,
          words: `${one.displayName}${one.section ?? ''}${one.postTitle ?? ''}`,
          note: [one.section, one.postTitle ?? one.roles.map((code) => zhOf(ROLES, code)).join('、')]
            .filter(Boolean)
            .join(' · '),
        })),
        ...gone.map((id) => ({ value: id, label: '(已不在册)', words: '', note: '' })),
      ]}
      optionRender={(option) => (
        <span>
          {option.data.label} <span className="muted">{option.data.note}</span>
        </span>
      )}
    />
  );
}
