import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import {
  type OnlineMessageContent,
  registerPetition,
  type RegisteredPetition,
  type RegisterPetitionRequest,
  type RepeatCandidate,
} from '../../api';
import { readOnlineMessageOptions } from '../../api/@tanstack/react-query.gen';
import { withWeekday } from '../../shared/dates';
import { useIdempotencyKey } from '../../shared/idempotency';
import { notLongerThan } from '../../shared/form/field';
import { fieldFaults, toProblem } from '../../shared/problem';
import { filedAs } from '../../shared/scan-file';
import { ProblemNote } from '../../shared/ProblemNote';
import { Answer, Empty } from '../../shared/states';
import { useLeaveWarning } from '../../shared/use-leave-warning';
import { usePageTitle } from '../../shared/use-page-title';
import { useShortcuts } from '../../shared/use-shortcuts';
import { useViewer } from '../../shared/viewer';
import { Aside } from './Aside';
import { AttachmentField } from './AttachmentField';
import { ChannelField } from './ChannelField';
import { goOn } from './go-on';
import {
  blank,
  formPath,
  fromMessage,
  isLookedFor,
  requestOf,
  withLinked,
  type IntakeValues,
} from './form-values';
import { MatterFields } from './MatterFields';
import { AccusedFields, WhoFields } from './PeopleFields';
import { RestFields, WhenFields } from './RestFields';
import { Registered } from './Registered';
import { SentFiles } from './SentFiles';
import { usePreview } from './use-preview';
import './intake.css';

/** @unit character */
const CONTENT_MAX = 20_000;

type Done = {
  petition: RegisteredPetition;
  receivedOn: string;
  arrival: { channel: string; anonymity: string };
  files: readonly File[];
};

function IntakeForm({
  message: written,
  onDone,
}: {
  /** What was written on the public page and is registered here. */
  message: OnlineMessageContent | null;
  onDone: (done: Done) => void;
}) {
  const { today } = useViewer();
  const { message } = App.useApp();
  const [form] = Form.useForm<IntakeValues>();
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  const initial = useRef(written === null ? blank(today) : fromMessage(written)).current;
  const [typed, setTyped] = useState(false);
  const watched = Form.useWatch([], form) as IntakeValues | undefined;
  const values: IntakeValues = { ...initial, ...watched, matters: watched?.matters ?? initial.matters };
  const preview = usePreview(values);
  const [linked, setLinked] = useState<RepeatCandidate>();
  const [files, setFiles] = useState<File[]>([]);
  const repeats = withLinked(preview.data?.repeats ?? [], linked);
  useLeaveWarning(typed);

  // The answer to a second press knows the query code no more: it is told once.
  const sending = useRef(false);
  const register = useMutation({
    mutationFn: async (body: RegisterPetitionRequest) => {
      const { data } = await registerPetition({
        body,
        headers: { 'Idempotency-Key': keyFor(body) },
        throwOnError: true,
      });
      return data;
    },
    onSettled: () => {
      sending.current = false;
    },
    onSuccess: (done, body) => {
      setTyped(false);
      void queries.invalidateQueries();
      const { receivedOn, channel, anonymity } = body;
      onDone({ petition: done, receivedOn, arrival: { channel, anonymity }, files });
    },
    onError: (error) => {
      const faults = fieldFaults(toProblem(error)).map((fault) => ({
        ...fault,
        name: formPath(fault.name, form.getFieldsValue(true) as IntakeValues),
      }));
      form.setFields(faults as Parameters<typeof form.setFields>[0]);
      const first = faults[0];
      if (first) form.scrollToField(first.name as never, { focus: true, block: 'center' });
    },
  });

  function link(one: RepeatCandidate | undefined) {
    setLinked(one);
    void message.info(one ? '已关联为重复件,登记时一并记下' : '已取消关联');
  }
  useShortcuts([
    { key: 'Ctrl+Enter', inFields: true, run: () => form.submit() },
    {
      key: 'Alt+1',
      inFields: true,
      run: () => {
        const [first] = repeats;
        if (first) link(linked?.petitionId === first.petitionId ? undefined : first);
      },
    },
  ]);

  return (
    <div className="intake">
      <Form<IntakeValues>
        form={form}
        className="intake-form"
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        aria-label="登记"
        onValuesChange={() => setTyped(true)}
        onKeyDownCapture={goOn}
        onFinish={() => {
          if (sending.current) return;
          if (files.some((file) => filedAs(file).fault !== null)) {
            document.getElementById('attachments')?.focus();
            return void message.error('有附件不能上传,请先去掉或者更换');
          }
          sending.current = true;
          register.mutate({
            ...requestOf({ ...(form.getFieldsValue(true) as IntakeValues), repeatOf: linked?.petitionId }),
            ...(written === null ? {} : { messageId: written.messageId }),
          });
        }}
        scrollToFirstError={{ focus: true, block: 'center' }}
      >
        <ProblemNote error={register.error} />
        <Form.Item name="via12380" hidden>
          <Input />
        </Form.Item>
        {written === null ? (
          <>
            <Form.Item name="channel" label="渠道">
              <ChannelField
                via12380={values.via12380 === true}
                onVia12380={(via) => form.setFieldValue('via12380', via)}
              />
            </Form.Item>
            <WhenFields values={values} today={today} />
          </>
        ) : (
          <>
            <p className="muted">
              网上来件,{withWeekday(written.receivedOn)} 收到,应于 {withWeekday(written.entryDueOn)}{' '}
              前登记。渠道、来源、收到日由提交时确定;下面已填入所写的内容,请核对、补全。
              {written.attachments.length > 0
                ? `附件 ${written.attachments.length} 个,登记后随件入卷。`
                : null}
            </p>
            <SentFiles messageId={written.messageId} files={written.attachments} />
          </>
        )}
        <h2>信访人</h2>
        <WhoFields values={values} />
        <h2>反映谁</h2>
        <AccusedFields />
        <h2>反映什么</h2>
        <Form.Item
          name="content"
          label="内容"
          rules={[{ required: true, whitespace: true }, notLongerThan(CONTENT_MAX)]}
        >
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} />
        </Form.Item>
        <Form.Item name="title" label="标题" rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={120} autoComplete="off" placeholder="一句话:谁、什么事、要什么" />
        </Form.Item>
        <MatterFields matters={values.matters} suggestions={preview.data?.suggestions ?? []} />
        <h2>其他</h2>
        <RestFields values={values} />
        <AttachmentField
          files={files}
          onChange={(chosen) => {
            setFiles(chosen);
            setTyped(true);
          }}
        />
        <div className="form-end">
          <Button type="primary" htmlType="submit" loading={register.isPending}>
            登记
          </Button>
          <span className="muted small">
            <kbd>Enter</kbd> 下一栏 <kbd>Shift+Enter</kbd> 上一栏 <kbd>Ctrl+Enter</kbd> 登记
          </span>
        </div>
      </Form>
      <Aside
        repeats={repeats}
        duties={preview.data?.duties ?? []}
        error={preview.error}
        asked={isLookedFor(values)}
        asking={preview.isFetching}
        linked={linked?.petitionId}
        onLink={link}
      />
    </div>
  );
}

/** 登记: one continuous form in the order in which a clerk asks; `?message=` fills it with what was written on the public page. */
export function RegisterPage() {
  usePageTitle('登记');
  const [done, setDone] = useState<Done | null>(null);
  const [address, setAddress] = useSearchParams();
  const messageId = address.get('message');
  const message = useQuery({
    ...readOnlineMessageOptions({ path: { messageId: messageId ?? '' } }),
    enabled: messageId !== null && done === null,
    // what is being typed is not to be read anew, and each reading is recorded
    staleTime: Infinity,
  });
  if (done)
    return (
      <Registered
        done={done.petition}
        receivedOn={done.receivedOn}
        arrival={done.arrival}
        files={done.files}
        fromMessage={messageId !== null}
        onAgain={() => {
          setAddress({}, { replace: true });
          setDone(null);
        }}
      />
    );
  return (
    <>
      <div className="title">
        <h1>登记</h1>
        <span className="muted">来一件登一件;不符合的不退,缺什么记什么</span>
        <OnlineWaiting />
      </div>
      {messageId === null ? (
        <IntakeForm key="typed" message={null} onDone={setDone} />
      ) : (
        <Answer query={message} rows={10}>
          {(read) =>
            read.status === 'waiting' ? (
              <IntakeForm key={messageId} message={read} onDone={setDone} />
            ) : (
              <Empty>
                这件网上来件不在待登记之列。<Link to="/register/online">回到网上来件</Link>
              </Empty>
            )
          }
        </Answer>
      )}
    </>
  );
}

/** The way to what was written on the public page. */
function OnlineWaiting() {
  const { counts } = useViewer();
  return (
    <Link to="/register/online" className="end">
      网上来件{counts.toRegister > 0 ? ` ${counts.toRegister} 件待登记` : ''}
    </Link>
  );
}
