import { UNITS, zhOf } from '#domain/glossary';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { CalendarView, LadderProfile, LadderRow } from '../../../api';
import { changeCalendarMutation, getCalendarOptions } from '../../../api/@tanstack/react-query.gen';
import { ProblemNote } from '../../../shared/ProblemNote';
import { useLeave } from '../../../shared/use-leave';
import { useOnce } from '../../../shared/use-once';
import { Answer } from '../../../shared/states';
import { BasisFields } from '../ChangeDrawer';

type Values = Omit<LadderProfile, 'rungs' | 'unit'> & {
  rungs: string;
  docNo: string;
  title: string;
  publishedOn: string;
};

const rungWords = (rungs: readonly number[]): string =>
  rungs.map((rung) => (rung === 0 ? 'T0' : `T-${rung}`)).join('、');

const numbersOf = (text: string): number[] =>
  text
    .split(/[^\d]+/)
    .filter((word) => word !== '')
    .map(Number);

function Row({ row, onEdit }: { row: LadderRow; onEdit: (() => void) | null }) {
  const { profile } = row;
  const unit = zhOf(UNITS, profile.unit);
  return (
    <tr>
      <td>{row.zh}</td>
      <td className="num">
        ≤{profile.yellow} {unit}
      </td>
      <td className="num">
        ≤{profile.orange} {unit}
      </td>
      <td>{rungWords(profile.rungs)}</td>
      <td>
        T-{profile.section} 起;超期第 {profile.deputyLeader} 次;第 {profile.supervision} 次
      </td>
      <td className="num">{profile.every} 个工作日</td>
      <td>{row.own ? <strong>自定</strong> : <span className="muted">通用</span>}</td>
      <td>
        {onEdit ? (
          <Button size="small" onClick={onEdit} aria-label={`改${row.zh}的阶梯`}>
            改
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

type LadderFormProps = { row: LadderRow; version: string; onClose: () => void };

function LadderForm({ row, version, onClose }: LadderFormProps) {
  // as it was when the form was opened: the page behind it goes on following what others change
  const [seen] = useState(version);
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const change = useMutation({
    ...changeCalendarMutation(),
    onSuccess: () => {
      onClose();
      return queries.invalidateQueries();
    },
  });
  const clock = row.clock as NonNullable<Parameters<typeof change.mutate>[0]['body']['clock']>;
  const { onTyped, leave } = useLeave(onClose);
  const save = useOnce(async (values: Values, back: boolean) => {
    const { docNo, title, publishedOn, rungs, ...rest } = values;
    const profile = back ? null : { ...rest, unit: row.profile.unit, rungs: numbersOf(rungs) };
    await change.mutateAsync({
      body: { kind: 'ladder', clock, profile, source: { docNo, title, publishedOn }, seen },
    });
  });
  const required = [{ required: true, message: '请填写' }];
  const unit = zhOf(UNITS, row.profile.unit);
  return (
    <Drawer open title={`${row.zh}的催办阶梯`} size={520} onClose={leave} mask={{ closable: false }}>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...row.profile, rungs: row.profile.rungs.join(' ') }}
        onValuesChange={onTyped}
        onFinish={(values) => void save(values, false)}
      >
        <ProblemNote error={change.error} />
        <Form.Item name="yellow" label={`黄灯:剩余不超过(${unit})`} rules={required}>
          <InputNumber min={0} max={90} />
        </Form.Item>
        <Form.Item name="orange" label={`橙灯:剩余不超过(${unit})`} rules={required}>
          <InputNumber min={0} max={90} />
        </Form.Item>
        <Form.Item
          name="rungs"
          label={`到期前提醒:还剩几${unit}`}
          extra="由远到近,末尾须是 0(到期当日),如 7 3 1 0"
          rules={required}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="section" label="科室负责人自还剩几日起加入" rules={required}>
          <InputNumber min={0} max={90} />
        </Form.Item>
        <Form.Item name="deputyLeader" label="分管领导自超期后第几次起加入" rules={required}>
          <InputNumber min={1} max={5} />
        </Form.Item>
        <Form.Item name="supervision" label="督办自超期后第几次起加入" rules={required}>
          <InputNumber min={1} max={10} />
        </Form.Item>
        <Form.Item name="every" label="超期后每几个工作日一次" rules={required}>
          <InputNumber min={1} max={5} />
        </Form.Item>
        <BasisFields day="publishedOn" dayLabel="日期" like="宛组通〔2026〕3号" />
        <p style={{ display: 'flex', gap: 8 }}>
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            保存
          </Button>
          {row.own ? (
            <Button
              onClick={() =>
                void form.validateFields().then(
                  (values) => save(values, true),
                  () => undefined,
                )
              }
            >
              恢复通用
            </Button>
          ) : null}
        </p>
      </Form>
    </Drawer>
  );
}

function Shown({ calendar }: { calendar: CalendarView }) {
  const [open, setOpen] = useState<LadderRow | null>(null);
  return (
    <>
      <div className="title">
        <h1>催办阶梯</h1>
        <span className="muted">T 为名义届满日;落在休息日的提前到前一个工作日,同日几级合成一条</span>
      </div>
      <table className="book">
        <thead>
          <tr>
            <th>时钟</th>
            <th className="num">黄灯</th>
            <th className="num">橙灯</th>
            <th>到期前提醒</th>
            <th>科室负责人、分管领导、督办加入</th>
            <th className="num">超期后每</th>
            <th>来源</th>
            <th>
              <span className="visually-hidden">改</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {calendar.ladders.map((row) => (
            <Row key={row.clock} row={row} onEdit={calendar.mayChange ? () => setOpen(row) : null} />
          ))}
        </tbody>
      </table>
      {open ? <LadderForm version={calendar.version} row={open} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

/** 催办阶梯: every kind of clock with its thresholds, rungs and who joins. */
export function LadderAdmin() {
  const query = useQuery(getCalendarOptions());
  return (
    <Answer query={query} rows={12}>
      {(calendar) => <Shown calendar={calendar} />}
    </Answer>
  );
}
