import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { CountFigure } from '../../api';
import { getBreakdownOptions } from '../../api/@tanstack/react-query.gen';
import { useDirectory } from '../../shared/directory';
import { Section } from '../../shared/Section';
import { Answer } from '../../shared/states';
import { CountTable } from './CountTable';
import { isYear } from './periods';
import type { Asked } from './Switches';

const BY = {
  organisation: '单位(含其下级)',
  categoryGroup: '内容大类',
  category: '内容分类',
  class: '类别',
  channel: '渠道',
  keyArea: '重点方面',
  origin: '来源',
  disposition: '办理方式',
  handler: '承办人',
  place: '属地',
} as const;
type By = keyof typeof BY;
const DIMENSIONS = (Object.keys(BY) as By[]).map((value) => ({ value, label: BY[value] }));

/** The total of the period by any dimension, all of it or the part that has a place in another one. */
export function Distribution({ asked }: { asked: Asked }) {
  const { organisations, staff } = useDirectory();
  const [by, setBy] = useState<By>('category');
  const [within, setWithin] = useState<{ key: string; zh: string } | null>(null);
  const query = useQuery(
    getBreakdownOptions({ query: { ...asked, by, ...(within === null ? {} : { within: within.key }) } }),
  );
  const named = (rows: readonly CountFigure[]): CountFigure[] =>
    rows.map((row) => {
      const [dimension, code = ''] = row.key.split(':');
      if (dimension === 'handler')
        return { ...row, zh: staff.find(({ accountId }) => accountId === code)?.displayName ?? '其他承办人' };
      if (dimension !== 'organisation') return row;
      const own = organisations.find(({ id }) => id === Number(code));
      return { ...row, zh: own === undefined || own.id === asked.orgId ? row.zh : ` ${row.zh}` };
    });
  return (
    <Section
      title="分布"
      className="no-print distribution"
      end={
        <>
          {within === null ? null : <span className="muted">其中:{within.zh} </span>}
          <Select
            aria-label="分布"
            size="small"
            value={by}
            style={{ width: 150 }}
            options={DIMENSIONS}
            onChange={setBy}
          />{' '}
          <Select
            aria-label="其中"
            size="small"
            allowClear
            placeholder="其中…"
            style={{ width: 190 }}
            value={within?.key ?? null}
            showSearch={{ optionFilterProp: 'label' }}
            options={(query.data?.rows ?? [])
              .filter(({ key, current }) => current > 0 && !/^(organisation|place)/.test(key))
              .map(({ key, zh }) => ({ value: key, label: zh }))
              .concat(within === null ? [] : [{ value: within.key, label: within.zh }])}
            onChange={(key?: string) => {
              const zh = query.data?.rows.find((row) => row.key === key)?.zh ?? '';
              setWithin(key === undefined ? null : { key, zh });
            }}
          />
        </>
      }
    >
      <Answer query={query} rows={6}>
        {({ total, rows }) => (
          <CountTable
            year={isYear(asked.period)}
            groups={[
              { zh: '合计', rows: [total], sum: true },
              { zh: BY[by], rows: named(rows) },
            ]}
          />
        )}
      </Answer>
    </Section>
  );
}
