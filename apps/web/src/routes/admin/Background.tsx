import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Typography } from 'antd';
import type { BackupStanding, ParkedStream, QueueStanding, SubscriptionState } from '../../api';
import {
  getBackgroundOptions,
  getBackgroundQueryKey,
  replayParkedMutation,
} from '../../api/@tanstack/react-query.gen';
import { instantWords } from '../../shared/dates';
import { useViewer } from '../../shared/viewer';
import { ProblemNote } from '../../shared/ProblemNote';
import { Section } from '../../shared/Section';
import { Answer, Empty } from '../../shared/states';

const NAMES: Record<string, string> = {
  reminders: '提醒计时',
  search: '检索索引',
  seal: '事件封存',
  words: '批示、催办告知',
  'destroy-keys': '销毁身份密钥',
};
const REFRESH_MS = 10_000;

const nameOf = (name: string, shard = 0): string =>
  `${NAMES[name] ?? name}${shard > 0 ? ` ${shard + 1}` : ''}`;

function stateWords({ status, failures, held }: SubscriptionState): string {
  if (status === 'halted') return '■ 已停';
  if (failures > 0) return '▲ 重试中';
  return held ? '● 运行' : '○ 无人处理';
}

function Subscriptions({ subscriptions }: { subscriptions: readonly SubscriptionState[] }) {
  return (
    <table className="book">
      <thead>
        <tr>
          <th>名称</th>
          <th>状态</th>
          <th className="num">落后(条)</th>
          <th className="num">最早一条(秒前)</th>
          <th>失败</th>
        </tr>
      </thead>
      <tbody>
        {subscriptions.map((one) => (
          <tr key={`${one.name}/${one.shard}`}>
            <td>{nameOf(one.name, one.shard)}</td>
            <td className="nowrap">{stateWords(one)}</td>
            <td className="num">{one.eventsBehind}</td>
            <td className="num">{one.secondsBehind}</td>
            <td>{one.lastError ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Parked({ parked }: { parked: readonly ParkedStream[] }) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const replay = useMutation({
    ...replayParkedMutation(),
    onSuccess: ({ result, error: fault }) => {
      if (result === 'replayed') void message.success('已重放');
      else if (result === 'failed') void message.error(`仍然失败:${fault ?? ''}`);
      else void message.info('没有这样搁置的件');
      return queries.invalidateQueries({ queryKey: getBackgroundQueryKey() });
    },
  });
  if (parked.length === 0) return <Empty>没有搁置的件。</Empty>;
  return (
    <>
      <ProblemNote error={replay.error} />
      <table className="book">
        <thead>
          <tr>
            <th>订阅</th>
            <th>件</th>
            <th className="num">待处理(条)</th>
            <th>失败</th>
            <th>
              <span className="visually-hidden">重放</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {parked.map(({ name, streamId, waiting, error, failures }) => (
            <tr key={`${name}/${streamId}`}>
              <td>{nameOf(name)}</td>
              <td>{streamId}</td>
              <td className="num">{waiting}</td>
              <td>{`${error}(${failures} 次)`}</td>
              <td>
                <Button
                  size="small"
                  loading={replay.isPending && replay.variables.body.streamId === streamId}
                  onClick={() => replay.mutate({ body: { name, streamId } })}
                >
                  重放
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** 备份: when the last one was made; what is wrong with it stands at the top of the page as well. */
function Backup({ backup }: { backup: BackupStanding }) {
  const { today } = useViewer();
  const { scheduled, everyHours, keep, lastOkAt, lastError } = backup;
  return (
    <>
      <p>
        最近一次做成:{lastOkAt ? instantWords(lastOkAt, today) : '还没有'};
        {scheduled
          ? `自动备份,每 ${everyHours} 小时一次,保留最近 ${keep} 份。`
          : '没有设置自动备份(设置项 BACKUP_DIR),只能在服务器上执行 npm run cli -- backup。'}
      </p>
      {lastError ? <p className="light red">■ 最近一次没有做成:{lastError}</p> : null}
      <p className="muted">
        恢复只能在服务器上进行;主密钥文件须另外抄存,没有它备份打不开。每年在另一台机器上试恢复两次。
      </p>
    </>
  );
}

/** 队列: what an outage means, for whoever does not know what a queue is. */
function Queue({ queue: { redis, awaySince } }: { queue: QueueStanding }) {
  const { today } = useViewer();
  const place = redis ? '另设的 Redis 服务' : '数据库';
  return (
    <>
      {awaySince ? (
        <>
          <p className="light red">
            ■ 后台队列({place})自{instantWords(awaySince, today)}起连不上。
          </p>
          <p>
            登记和办理不受影响。提醒和消息改由系统每半分钟自查一次发出,不会丢、不会重,最多迟三分钟。
            {redis
              ? '请检查 Redis 服务是否在运行、本机能否连上(设置项 REDIS_URL)。'
              : '请把服务器日志交给维护人员。'}
            恢复后自动接上,不必重启。
          </p>
        </>
      ) : (
        <p>队列在{place},正常。</p>
      )}
      <p>
        <a href="/api/operations/queue-board" target="_blank" rel="noreferrer">
          打开后台队列
        </a>
        (只看不改;队列只是闹钟,清空也不丢提醒)
      </p>
    </>
  );
}

/** 后台: how far the subscriptions have come, and what they had to put aside. Ids and error codes only. */
export function Background() {
  const background = useQuery({ ...getBackgroundOptions(), refetchInterval: REFRESH_MS });
  return (
    <>
      <Answer query={background}>
        {({ backup, queue, subscriptions, parked, guardAgeSeconds }) => (
          <>
            <Section title="备份">
              <Backup backup={backup} />
            </Section>
            {guardAgeSeconds > 60 ? (
              <Typography.Paragraph type="warning">
                有一个写事务已开启 {guardAgeSeconds} 秒,后台订阅都在等它。
              </Typography.Paragraph>
            ) : null}
            <Section title="后台队列">
              <Queue queue={queue} />
            </Section>
            <Section title="后台任务">
              <Subscriptions subscriptions={subscriptions} />
            </Section>
            <Section title="搁置的件(其余的照常处理)">
              <Parked parked={parked} />
            </Section>
          </>
        )}
      </Answer>
    </>
  );
}
