import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Table, Tag, Typography } from 'antd';
import type { ParkedStream, SubscriptionState } from '../../api';
import {
  getBackgroundOptions,
  getBackgroundQueryKey,
  replayParkedMutation,
} from '../../api/@tanstack/react-query.gen';
import { ProblemNote } from '../../shared/ProblemNote';

const NAMES: Record<string, string> = { reminders: '提醒计时', search: '检索索引', seal: '事件封存' };
const REFRESH_MS = 10_000;

function StateTag({ state }: { state: SubscriptionState }) {
  if (state.status === 'halted') return <Tag color="error">已停</Tag>;
  if (state.failures > 0) return <Tag color="warning">重试中</Tag>;
  return state.held ? <Tag color="success">运行</Tag> : <Tag>无人处理</Tag>;
}

/** 后台: how far the subscriptions have come, and what they had to put aside. Ids and error codes only. */
export function Background() {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { data, error, isLoading } = useQuery({ ...getBackgroundOptions(), refetchInterval: REFRESH_MS });
  const replay = useMutation({
    ...replayParkedMutation(),
    onSuccess: ({ result, error: fault }) => {
      if (result === 'replayed') void message.success('已重放');
      else if (result === 'failed') void message.error(`仍然失败:${fault ?? ''}`);
      else void message.info('没有这样搁置的件');
      return queries.invalidateQueries({ queryKey: getBackgroundQueryKey() });
    },
  });
  return (
    <>
      <ProblemNote error={error ?? replay.error} />
      {data && data.guardAgeSeconds > 60 ? (
        <Typography.Paragraph type="warning">
          有一个写事务已开启 {data.guardAgeSeconds} 秒,后台订阅都在等它。
        </Typography.Paragraph>
      ) : null}
      <Table<SubscriptionState>
        size="small"
        pagination={false}
        loading={isLoading}
        rowKey={({ name, shard }) => `${name}/${shard}`}
        dataSource={data?.subscriptions ?? []}
        title={() => '订阅'}
        columns={[
          {
            title: '名称',
            render: (_, { name, shard }) => `${NAMES[name] ?? name}${shard > 0 ? ` ${shard + 1}` : ''}`,
          },
          { title: '状态', render: (_, state) => <StateTag state={state} /> },
          { title: '落后', render: (_, { eventsBehind }) => `${eventsBehind} 条` },
          { title: '最早一条', render: (_, { secondsBehind }) => `${secondsBehind} 秒前` },
          { title: '失败', render: (_, { lastError }) => lastError ?? '' },
        ]}
      />
      <Table<ParkedStream>
        size="small"
        style={{ marginTop: 16 }}
        pagination={false}
        rowKey={({ name, streamId }) => `${name}/${streamId}`}
        dataSource={data?.parked ?? []}
        title={() => '搁置的件(其余的照常处理)'}
        locale={{ emptyText: '没有搁置的件' }}
        columns={[
          { title: '订阅', render: (_, { name }) => NAMES[name] ?? name },
          { title: '件', dataIndex: 'streamId' },
          { title: '待处理', render: (_, { waiting }) => `${waiting} 条` },
          { title: '失败', render: (_, { error: fault, failures }) => `${fault}(${failures} 次)` },
          {
            title: '操作',
            render: (_, { name, streamId }) => (
              <Button
                size="small"
                loading={replay.isPending && replay.variables.body.streamId === streamId}
                onClick={() => replay.mutate({ body: { name, streamId } })}
              >
                重放
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}
