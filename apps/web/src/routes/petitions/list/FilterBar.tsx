import { CHANNELS, CLASSES, KEY_AREAS, LIGHTS, ORIGINS, STATUSES } from '#domain/glossary';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { DateField } from '../../../shared/DateField';
import { unitLabel, useDirectory } from '../../../shared/directory';
import { CategorySelect } from '../../../shared/form/CategorySelect';
import { Pick } from '../../../shared/form/Pick';
import { choicesOf } from '../../../shared/labels';
import { filterCount, type Filters } from './filters';

type Change = (changes: Record<string, string | number | boolean | null | undefined>) => void;

const SCOPES = [
  { value: 'open', label: '在办' },
  { value: 'ended', label: '已了' },
  { value: 'history', label: '历史' },
];

/** The common filters in one row, the rest on demand. */
export function FilterBar({ filters, onChange }: { filters: Filters; onChange: Change }) {
  const { organisations, staff } = useDirectory();
  const hidden = [
    'category',
    'keyArea',
    'origin',
    'handlerId',
    'receivedFrom',
    'receivedTo',
    'orgId',
    'repeat',
  ] as const;
  const [more, setMore] = useState(() => hidden.some((key) => filters[key] !== undefined));
  return (
    <div className="filters" role="group" aria-label="筛选">
      <Pick
        label="范围"
        value={filters.scope}
        options={SCOPES}
        onPick={(scope) => onChange({ scope })}
        width={92}
      />
      <Pick
        label="类别"
        value={filters.class}
        options={choicesOf(CLASSES)}
        onPick={(one) => onChange({ class: one })}
        width={130}
      />
      <Pick
        label="渠道"
        value={filters.channel}
        options={choicesOf(CHANNELS)}
        onPick={(channel) => onChange({ channel })}
        width={92}
      />
      <Pick
        label="状态"
        value={filters.status}
        options={choicesOf(STATUSES)}
        onPick={(status) => onChange({ status })}
        width={140}
      />
      <Pick
        label="灯"
        value={filters.light}
        options={Object.entries(LIGHTS).map(([key, one]) => ({
          value: key,
          label: `${one.shape} ${one.zh}`,
        }))}
        onPick={(light) => onChange({ light })}
        width={104}
      />
      <Checkbox
        checked={filters.mine === true}
        onChange={(event) => onChange({ mine: event.target.checked })}
      >
        我承办的
      </Checkbox>
      <Button type="text" aria-expanded={more} onClick={() => setMore(!more)}>
        {more ? '收起' : '更多条件'}
      </Button>
      {filterCount(filters) > 0 ? (
        <Button
          type="text"
          onClick={() =>
            onChange(
              Object.fromEntries(
                Object.keys(filters)
                  .filter((key) => key !== 'q')
                  .map((key) => [key, null]),
              ),
            )
          }
        >
          清除条件
        </Button>
      ) : null}
      {more ? (
        <div className="more">
          <Pick
            label="来源"
            value={filters.origin}
            options={choicesOf(ORIGINS)}
            onPick={(origin) => onChange({ origin })}
            width={170}
          />
          <span style={{ width: 190, display: 'inline-block' }}>
            <CategorySelect
              aria-label="内容分类"
              value={filters.category}
              onChange={(category) => onChange({ category })}
            />
          </span>
          <Pick
            label="重点方面"
            value={filters.keyArea}
            options={choicesOf(KEY_AREAS)}
            onPick={(keyArea) => onChange({ keyArea })}
            width={150}
          />
          <Pick
            label="承办人"
            value={filters.handlerId}
            options={staff.map((one) => ({ value: one.accountId, label: one.displayName }))}
            onPick={(handlerId) => onChange({ handlerId })}
          />
          <Pick
            label="单位"
            value={filters.orgId === undefined ? undefined : String(filters.orgId)}
            options={organisations.map((one) => ({ value: String(one.id), label: unitLabel(one) }))}
            onPick={(orgId) => onChange({ orgId })}
            width={170}
          />
          <DateField
            aria-label="收到日起"
            placeholder="收到日起"
            value={filters.receivedFrom}
            onChange={(day) => onChange({ receivedFrom: day })}
          />
          <DateField
            aria-label="收到日止"
            placeholder="收到日止"
            value={filters.receivedTo}
            onChange={(day) => onChange({ receivedTo: day })}
          />
          <Checkbox
            checked={filters.repeat === true}
            onChange={(event) => onChange({ repeat: event.target.checked })}
          >
            只看重复
          </Checkbox>
          <Checkbox
            checked={filters.lacksNotice === true}
            onChange={(event) => onChange({ lacksNotice: event.target.checked })}
          >
            只看未告知
          </Checkbox>
        </div>
      ) : null}
    </div>
  );
}
