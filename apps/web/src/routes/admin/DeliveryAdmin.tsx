import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Popconfirm } from 'antd';
import type { DeliveryPage, ReceiverView } from '../../api';
import {
  listDeliveriesOptions,
  listStuckOptions,
  resendAllMessagesMutation,
  resendMessageMutation,
} from '../../api/@tanstack/react-query.gen';
import { instantWords } from '../../shared/dates';
import { CutNote } from '../../shared/CutNote';
import { ProblemNote } from '../../shared/ProblemNote';
import { Section } from '../../shared/Section';
import { Answer, Empty } from '../../shared/states';
import { useViewer } from '../../shared/viewer';
import { StuckCounts } from '../deadlines/StuckPage';

const CHANNELS: Record<string, string> = { email: '邮件', sms: '短信' };
const STATES: Record<string, { shape: string; zh: string; key: string }> = {
  none: { shape: '○', zh: '还没有发过', key: 'muted' },
  waiting: { shape: '●', zh: '待发', key: 'yellow' },
  sent: { shape: '●', zh: '已送出', key: 'green' },
  failed: { shape: '■', zh: '没有送达,还在重试', key: 'red' },
  dead: { shape: '■', zh: '没有送达,已放弃', key: 'red' },
};

function StateMark({ state }: { state: string }) {
  const { shape, zh, key } = STATES[state] ?? { shape: '○', zh: state, key: 'muted' };
  return (
    <span className={`light ${key}`}>
      <i aria-hidden="true">{shape}</i>
      <span>{zh}</span>
    </span>
  );
}

function Receivers({ receivers }: { receivers: ReceiverView[] }) {
  const { today } = useViewer();
  if (receivers.length === 0)
    return <Empty>还没有人填写邮箱或手机号。各人在“收件箱—我的接收方式”自己填写。</Empty>;
  return (
    <table className="book">
      <thead>
        <tr>
          <th>收件人</th>
          <th>方式</th>
          <th>最近一次</th>
          <th>时刻</th>
          <th className="num">待发</th>
          <th className="num">死信</th>
          <th>原因</th>
        </tr>
      </thead>
      <tbody>
        {receivers.map((one) => (
          <tr key={`${one.accountId}${one.channel}`}>
            <td>{one.displayName}</td>
            <td>{CHANNELS[one.channel]}</td>
            <td>
              <StateMark state={one.state} />
            </td>
            <td className="muted nowrap">{one.lastAt ? instantWords(one.lastAt, today) : '—'}</td>
            <td className="num">{one.open}</td>
            <td className="num">{one.dead}</td>
            <td>{one.why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** After an outage: the whole list at once, also what stands beyond the lines shown. */
function ResendAll({ total, dead }: { total: number; dead: number }) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const resend = useMutation({
    ...resendAllMessagesMutation(),
    onSuccess: ({ messages }) => {
      void message.success(`已排队重发 ${messages} 封`);
      return queries.invalidateQueries();
    },
  });
  return (
    <>
      <ProblemNote error={resend.error} />
      <p>
        <Popconfirm
          title={`重发全部 ${total} 封?`}
          description={`其中已放弃 ${dead} 封,还在重试 ${total - dead} 封。请先确认邮件服务器或短信网关已经恢复;急件先发。`}
          okText={`重发 ${total} 封`}
          cancelText="取消"
          onConfirm={() => resend.mutate({})}
        >
          <Button size="small" loading={resend.isPending}>
            {`全部重发(${total} 封)`}
          </Button>
        </Popconfirm>
      </p>
    </>
  );
}

function Letters({ page: { letters, lettersTotal: total, lettersDead: dead } }: { page: DeliveryPage }) {
  const { today } = useViewer();
  const queries = useQueryClient();
  const resend = useMutation({ ...resendMessageMutation(), onSuccess: () => queries.invalidateQueries() });
  if (letters.length === 0) return <Empty>没有未送达的消息。</Empty>;
  return (
    <>
      <ResendAll total={total} dead={dead} />
      <ProblemNote error={resend.error} />
      <CutNote
        shown={letters.length}
        total={total}
        unit="封"
        hint="已放弃的在前,新的在前;重发一些,后面的就补上来。"
      />
      <table className="book">
        <thead>
          <tr>
            <th>生成</th>
            <th>收件人</th>
            <th>方式</th>
            <th className="num">项数</th>
            <th>状态</th>
            <th className="num">已试</th>
            <th>原因</th>
            <th>
              <span className="visually-hidden">重发</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {letters.map((letter) => (
            <tr key={letter.dispatchId}>
              <td className="nowrap muted">{instantWords(letter.createdAt, today)}</td>
              <td>{letter.displayName}</td>
              <td>{CHANNELS[letter.channel]}</td>
              <td className="num">{letter.lines}</td>
              <td>
                <StateMark state={letter.state} />
              </td>
              <td className="num">{letter.attempts}</td>
              <td>{letter.why}</td>
              <td>
                <Button
                  size="small"
                  loading={resend.isPending}
                  onClick={() => resend.mutate({ path: { dispatchId: letter.dispatchId } })}
                >
                  重发
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Shown({ page }: { page: DeliveryPage }) {
  const stuck = useQuery(listStuckOptions());
  const ways = [page.email ? '邮件' : null, page.sms ? '短信' : null].filter((way) => way !== null);
  return (
    <>
      <div className="title">
        <h1>消息送达</h1>
        <span className="muted">{ways.length > 0 ? `已配置:${ways.join('、')}` : '只用网页收件箱'}</span>
      </div>
      {ways.length === 0 ? (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          message="没有配置邮件服务器或短信网关"
          description="隔离网络的单位不需要配置:提醒都在网页收件箱,每日可打印“当日到期清单”。要发邮件请设置 SMTP_URL,要发短信请设置 SMS_GATEWAY_URL。"
        />
      ) : null}
      <Section title="收件人" note="没有送达的排在前面,解决前一直是红的">
        <Receivers receivers={page.receivers} />
      </Section>
      <Section title="未送达" note="只有项数,没有内容;本人已在收件箱读过的不再列出,也不重发">
        <Letters page={page} />
      </Section>
      <Section title="卡住的件" note="各单位件数;逐件由各单位在“期限—卡住的件”处理">
        <StuckCounts counts={stuck.data?.counts ?? []} />
      </Section>
    </>
  );
}

/** 消息送达: who is reached, who is not, and what can be sent again. */
export function DeliveryAdmin() {
  const query = useQuery({ ...listDeliveriesOptions(), refetchInterval: 30_000 });
  return (
    <Answer query={query} rows={8}>
      {(page) => <Shown page={page} />}
    </Answer>
  );
}
