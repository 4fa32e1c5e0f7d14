import { CHANNELS, CLASSES } from '#domain/glossary';
import { Button } from 'antd';
import type { RegisterInfo } from '../../api';
import { unitLabel, useDirectory } from '../../shared/directory';
import { CategorySelect } from '../../shared/form/CategorySelect';
import { Pick } from '../../shared/form/Pick';
import { choicesOf } from '../../shared/labels';

type Name = 'orgId' | 'class' | 'channel' | 'category' | 'status' | 'handlerId';

/** By what the opened book may be narrowed; print and workbook are narrowed alike. */
export function RegisterFilters({
  info,
  values,
  onChange,
}: {
  info: RegisterInfo;
  values: Partial<Record<Name, string>>;
  onChange: (changes: Partial<Record<Name, string | null | undefined>>) => void;
}) {
  const { organisations, staff } = useDirectory();
  const has = (name: Name) => info.filters.includes(name);
  const set = Object.keys(values) as Name[];
  return (
    <div className="register-bar no-print" role="group" aria-label="筛选">
      {has('orgId') ? (
        <Pick
          label="单位"
          value={values.orgId}
          options={organisations.map((one) => ({ value: String(one.id), label: unitLabel(one) }))}
          onPick={(orgId) => onChange({ orgId })}
          width={190}
        />
      ) : null}
      {has('class') ? (
        <Pick
          label="类别"
          value={values.class}
          options={choicesOf(CLASSES)}
          onPick={(one) => onChange({ class: one })}
          width={130}
        />
      ) : null}
      {has('channel') ? (
        <Pick
          label="渠道"
          value={values.channel}
          options={choicesOf(CHANNELS)}
          onPick={(channel) => onChange({ channel })}
          width={100}
        />
      ) : null}
      {has('category') ? (
        <span className="register-category">
          <CategorySelect
            aria-label="内容分类"
            value={values.category}
            onChange={(category) => onChange({ category })}
          />
        </span>
      ) : null}
      {has('status') ? (
        <Pick
          label="状态"
          value={values.status}
          options={info.states}
          onPick={(status) => onChange({ status })}
          width={140}
        />
      ) : null}
      {has('handlerId') ? (
        <Pick
          label={info.source === 'case' ? '承办人' : '经手人'}
          value={values.handlerId}
          options={staff.map((one) => ({ value: one.accountId, label: one.displayName }))}
          onPick={(handlerId) => onChange({ handlerId })}
        />
      ) : null}
      {set.length > 0 ? (
        <Button type="text" onClick={() => onChange(Object.fromEntries(set.map((name) => [name, null])))}>
          清除条件
        </Button>
      ) : null}
    </div>
  );
}
