import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { CalendarChangeRequest, CalendarPreviewView } from '../../../api';
import { changeCalendarMutation, previewCalendarMutation } from '../../../api/@tanstack/react-query.gen';
import { DateField } from '../../../shared/DateField';
import { organisationName, useDirectory } from '../../../shared/directory';
import { BasisFields, ChangeDrawer } from '../ChangeDrawer';
import { readDays, readHolidayFile, writeDays } from './holiday-file';

export type ChangeKind = 'national' | 'local' | 'sensitive';

type Values = {
  year: number;
  rest: string;
  work: string;
  name: string;
  from: string;
  to: string;
  docNo: string;
  title: string;
  publishedOn: string;
};

const TITLES: Record<ChangeKind, string> = {
  national: '装入一年放假安排',
  local: '地方放假日',
  sensitive: '录入敏感时期',
};

/** A sentence where the days cannot be read. */
function bodyOf(kind: ChangeKind, values: Values): CalendarChangeRequest | string {
  const { docNo, title, publishedOn, year } = values;
  const source = { docNo, title, publishedOn };
  if (kind === 'sensitive') return { kind, name: values.name, from: values.from, to: values.to, source };
  const rest = readDays(values.rest ?? '', year);
  if (typeof rest === 'string') return rest;
  if (kind === 'local') return { kind, year, rest, source };
  const work = readDays(values.work ?? '', year);
  return typeof work === 'string' ? work : { kind, year, rest, work, source };
}

function Preview({ seen, followed }: { seen: CalendarPreviewView; followed: boolean }) {
  const directory = useDirectory();
  if (!seen.changed) return <Alert type="info" showIcon message="与现行日历相同,不会有任何变化。" />;
  const where = seen.organisations.map(
    ({ orgId, clocks }) => `${organisationName(directory, orgId)} ${clocks} 口`,
  );
  return (
    <Alert
      type={seen.clocks > 0 ? 'warning' : 'info'}
      showIcon
      message={`将变动 ${seen.petitions} 件的 ${seen.clocks} 口在走的时钟`}
      description={
        <>
          {followed ? null : <p>前一次变更还在重算,下面的数含它变动的时钟。</p>}
          {seen.settled > 0 ? <p>其中 {seen.settled} 口由暂定变为确定。</p> : null}
          {seen.kinds.length > 0 ? (
            <p>{seen.kinds.map(({ zh, clocks }) => `${zh} ${clocks} 口`).join(',')}</p>
          ) : null}
          {where.length > 0 ? <p>{where.join(',')}</p> : null}
          <p>每口变动的时钟记一条“期限变动”,提醒随之改期。</p>
          {seen.letters > 0 ? (
            <p>{seen.letters} 件的期限告知过信访人:装入后在“期限—日期变动”有拟好的告知信。</p>
          ) : null}
        </>
      }
    />
  );
}

/** One change: from the notice's file or typed, seen beforehand, then carried out. */
export function CalendarForm({
  kind,
  version,
  year,
  followed,
  onClose,
}: {
  kind: ChangeKind;
  version: string;
  year: number;
  /** Whether all clocks stand by the calendar in force already. */
  followed: boolean;
  onClose: () => void;
}) {
  const queries = useQueryClient();
  // as it was when the form was opened: the page behind it goes on following what others change
  const [seen] = useState(version);
  const [form] = Form.useForm<Values>();
  const [fault, setFault] = useState<string | null>(null);
  const look = useMutation(previewCalendarMutation());
  const change = useMutation({
    ...changeCalendarMutation(),
    onSuccess: () => {
      onClose();
      return queries.invalidateQueries();
    },
  });
  const takeFile = async (file: File | undefined) => {
    if (!file) return;
    const read = readHolidayFile(await file.text());
    setFault(typeof read === 'string' ? read : null);
    if (typeof read !== 'string')
      form.setFieldsValue({
        year: read.year,
        rest: writeDays(read.rest, read.year),
        work: writeDays(read.work, read.year),
      });
  };
  const required = [{ required: true, message: '请填写' }];
  return (
    <ChangeDrawer<Values, CalendarChangeRequest, CalendarPreviewView>
      title={TITLES[kind]}
      form={form}
      initial={{ year }}
      bodyOf={(values) => {
        const body = bodyOf(kind, values);
        return typeof body === 'string' ? body : { ...body, seen };
      }}
      look={look}
      change={change}
      carryOut="装入"
      seen={(preview) => <Preview seen={preview} followed={followed} />}
      onClose={onClose}
    >
      {kind === 'national' ? (
        <Form.Item label="从文件" extra="holiday-cn 格式的 JSON;也可不选文件,照通知填写下面两栏">
          <input
            type="file"
            accept=".json,application/json"
            aria-label="放假安排文件"
            onChange={(event) => void takeFile(event.target.files?.[0])}
          />
        </Form.Item>
      ) : null}
      {kind === 'sensitive' ? (
        <>
          <Form.Item name="name" label="名称" rules={required}>
            <Input maxLength={60} placeholder="如 全国两会、村(社区)两委换届" />
          </Form.Item>
          <Form.Item name="from" label="起" rules={required}>
            <DateField />
          </Form.Item>
          <Form.Item name="to" label="止" rules={required}>
            <DateField />
          </Form.Item>
        </>
      ) : (
        <>
          <Form.Item name="year" label="年份" rules={required}>
            <InputNumber min={2010} max={2100} />
          </Form.Item>
          <Form.Item
            name="rest"
            label="放假"
            extra="如 1.1-1.3 2.15-2.23;周末在假期里的也要写上"
            rules={kind === 'national' ? required : []}
          >
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
          </Form.Item>
          {kind === 'national' ? (
            <Form.Item name="work" label="调休上班" extra="落在周末的上班日,如 2.14 2.28">
              <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
            </Form.Item>
          ) : null}
        </>
      )}
      <BasisFields day="publishedOn" dayLabel="发布日期" like="国办发明电〔2026〕7号" />
      {fault ? <Alert type="error" showIcon message={fault} style={{ marginBottom: 12 }} /> : null}
    </ChangeDrawer>
  );
}
