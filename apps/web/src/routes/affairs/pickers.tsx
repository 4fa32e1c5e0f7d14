import { Input, Select } from 'antd';
import { cutWords } from '../../shared/cut-words';
import { unitsInUse, useDirectory } from '../../shared/directory';
import { useAffairList } from './use-affairs';

type Chosen = {
  id?: string;
  value?: string | string[];
  onChange?: (value: string | string[]) => void;
  many?: boolean;
};

/** A line of another register. */
export function AffairSelect({ of, many, ...rest }: Chosen & { of: string }) {
  const query = useAffairList(of, { scope: 'all' });
  const cut = cutWords(query.data?.rows.length ?? 0, query.data?.total ?? 0, '项');
  return (
    <Select
      {...rest}
      allowClear
      mode={many ? 'multiple' : undefined}
      placeholder="请选择"
      popupRender={(menu) => (
        <>
          {menu}
          {cut === '' ? null : <p className="form-note">{cut}</p>}
        </>
      )}
      showSearch={{ optionFilterProp: 'label' }}
      loading={query.isPending}
      options={(query.data?.rows ?? []).map((row) => ({
        value: row.affairId,
        label: `${row.number ?? row.openedOn} ${row.title}`,
      }))}
    />
  );
}

/** One organisation, or several. */
export function OrganisationPicker({
  many,
  whenEmpty,
  ...rest
}: {
  id?: string;
  value?: number | number[];
  onChange?: (value: number | number[]) => void;
  many?: boolean;
  whenEmpty?: string | null;
}) {
  const organisations = unitsInUse(useDirectory());
  return (
    <Select
      {...rest}
      allowClear
      mode={many ? 'multiple' : undefined}
      placeholder={whenEmpty ?? '选择单位'}
      showSearch={{ optionFilterProp: 'label' }}
      options={organisations.map((one) => ({ value: one.id, label: one.name }))}
    />
  );
}

/** A moment of this office, typed as local time; sent as UTC. */
export function MomentField({
  value,
  onChange,
  ...rest
}: {
  id?: string;
  value?: string;
  onChange?: (value: string | undefined) => void;
}) {
  return (
    <Input
      {...rest}
      type="datetime-local"
      style={{ width: 220 }}
      value={value ? shanghaiInput(value) : ''}
      onChange={({ target }) =>
        onChange?.(target.value === '' ? undefined : new Date(`${target.value}:00+08:00`).toISOString())
      }
    />
  );
}

function shanghaiInput(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);
}
