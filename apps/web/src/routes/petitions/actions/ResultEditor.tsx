import { CONCLUSIONS, MEASURES, NOTE_KINDS, PETITIONER_OPINIONS, zhOf } from '#domain/glossary';
import { Button, Checkbox, Form, Input, Radio, Select } from 'antd';
import { AccountSelect } from '../../../shared/form/AccountSelect';
import { DateField } from '../../../shared/DateField';
import { notLongerThan } from '../../../shared/form/field';
import { choicesOf } from '../../../shared/labels';
import { conclusionsOf, pointKey, pointsOf, unanswered } from './result';
import type { FormContext, Values } from './spec';

const required = (label: string) => [{ required: true, whitespace: true, message: `请填写“${label}”` }];

type LongProps = {
  name: string;
  label: string;
  rows?: number;
  optional?: boolean;
  help?: string | undefined;
};

function Long({ name, label, rows = 3, optional = false, help }: LongProps) {
  return (
    <Form.Item
      name={name}
      label={label}
      extra={help}
      rules={[...(optional ? [] : required(label)), notLongerThan(20_000)]}
    >
      <Input.TextArea autoSize={{ minRows: rows, maxRows: 20 }} />
    </Form.Item>
  );
}

function Points({ on }: { on: FormContext }) {
  const { key, options } = conclusionsOf(on.petition);
  const evidence = on.petition.notes.map((note) => ({
    value: note.noteId,
    label: `${note.occurredOn.slice(5)} ${note.evidenceTitle ?? zhOf(NOTE_KINDS, note.kind)}`,
  }));
  return (
    <>
      {pointsOf(on.petition).map((point) => (
        <fieldset className="point-answer" key={point.ref}>
          <legend>
            {point.ref} {point.text}
          </legend>
          <div className="pair">
            <Form.Item
              name={['answers', pointKey(point.ref), key]}
              label={key === 'finding' ? '认定' : '意见'}
              rules={[{ required: true, message: `要点 ${point.ref} 还没有结论` }]}
            >
              <Select placeholder="请选择" options={options} />
            </Form.Item>
            <Form.Item name={['answers', pointKey(point.ref), 'evidence']} label="证据">
              <Select
                mode="multiple"
                placeholder="引用办理记录"
                options={evidence}
                showSearch={{ optionFilterProp: 'label' }}
              />
            </Form.Item>
          </div>
          <Form.Item
            name={['answers', pointKey(point.ref), 'text']}
            label="答复"
            rules={[
              { required: true, whitespace: true, message: `要点 ${point.ref} 还没有答复` },
              notLongerThan(10_000),
            ]}
          >
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 12 }} />
          </Form.Item>
        </fieldset>
      ))}
    </>
  );
}

function Measures() {
  return (
    <Form.List name="measures">
      {(rows, { add, remove }) => (
        <>
          {rows.map((row) => (
            <fieldset className="point-answer" key={row.key}>
              <legend>措施 {row.name + 1}</legend>
              <div className="pair">
                <Form.Item
                  name={[row.name, 'measure']}
                  label="措施"
                  rules={[{ required: true, message: '请选择措施' }]}
                >
                  <Select options={choicesOf(MEASURES)} placeholder="请选择" />
                </Form.Item>
                <Form.Item name={[row.name, 'responsibleId']} label="责任人">
                  <AccountSelect />
                </Form.Item>
                <Form.Item name={[row.name, 'completedOn']} label="完成日">
                  <DateField />
                </Form.Item>
                <Form.Item name={[row.name, 'dueOn']} label="期限">
                  <DateField />
                </Form.Item>
              </div>
              <Form.Item
                name={[row.name, 'text']}
                label="说明"
                rules={[...required('说明'), notLongerThan(1000)]}
              >
                <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} />
              </Form.Item>
              <Button size="small" onClick={() => remove(row.name)}>
                去掉这条措施
              </Button>
            </fieldset>
          ))}
          <Form.Item extra="结论须有相应的措施(QS05):属实、部分属实的有处理措施,不属实、查无实据的有澄清决定,支持的执行支持意见,不予支持的疏导帮扶,采纳建议的有落实计划;不作处理的写明理由。还没有完成的,写明责任人和期限(QS06)">
            <Button onClick={() => add({})}>加一条措施</Button>
          </Form.Item>
        </>
      )}
    </Form.List>
  );
}

function LegalBases() {
  return (
    <Form.List name="legalBases">
      {(rows, { add, remove }) => (
        <>
          {rows.map((row) => (
            <div className="pair basis" key={row.key}>
              <Form.Item
                name={[row.name, 'source']}
                label={`依据文件 ${row.name + 1}`}
                rules={required('依据文件')}
              >
                <Input maxLength={80} placeholder="如 信访工作条例" />
              </Form.Item>
              <Form.Item name={[row.name, 'article']} label="条款" rules={required('条款')}>
                <Input maxLength={60} placeholder="如 第三十二条" />
              </Form.Item>
              <Button aria-label={`去掉依据 ${row.name + 1}`} onClick={() => remove(row.name)}>
                去掉
              </Button>
            </div>
          ))}
          <Form.Item>
            <Button onClick={() => add({ source: '', article: '' })}>加一条依据</Button>
          </Form.Item>
        </>
      )}
    </Form.List>
  );
}

/** The result: every point of the petitioner gets a conclusion, its evidence and an answer. */
export function ResultEditor({ on, values }: { on: FormContext; values: Values }) {
  const missing = unanswered(on.petition, values);
  const { key } = conclusionsOf(on.petition);
  return (
    <>
      <p className={missing.length > 0 ? 'points-left open' : 'points-left'} role="status">
        {missing.length > 0
          ? `还有 ${missing.length} 个要点没有答复:${missing.join('、')}`
          : '每个要点都已答复'}
      </p>
      <Points on={on} />
      <Long name="request" label="投诉请求" rows={2} />
      <Long name="facts" label="事实和理由" />
      <Long
        name="opinion"
        label="处理意见"
        help={
          on.petition.appealKind === 'item6'
            ? '写明向哪个机关申请复查、多少日内申请,没有写的审签审核通不过(QC05)'
            : undefined
        }
      />
      {/* a reply to a suggestion rests on no article */}
      <Long name="basis" label="依据" rows={2} optional={on.petition.class === 'suggestion'} />
      <LegalBases />
      {key === 'conclusion' ? (
        <Form.Item name="conclusion" label="总结论">
          <Select
            allowClear
            placeholder="请选择"
            options={conclusionsOf(on.petition).options.filter((one) => one.value in CONCLUSIONS)}
          />
        </Form.Item>
      ) : null}
      <Measures />
      {on.petition.anonymity === 'anonymous' ? null : (
        <Form.Item name="petitionerOpinion" label="信访人对结果的意见">
          <Radio.Group options={choicesOf(PETITIONER_OPINIONS)} />
        </Form.Item>
      )}
      <Form.Item name="submittedOn" label="报结果日" rules={[{ required: true, message: '请填写报结果日' }]}>
        <DateField latest={on.today} />
      </Form.Item>
      <Form.Item name="litigationChecked" valuePropName="checked">
        <Checkbox>已核对:不属于应当导入法定程序的情形</Checkbox>
      </Form.Item>
      <Form.Item
        name="secrecyMarked"
        valuePropName="checked"
        extra={values['secrecyMarked'] === true ? undefined : '没有标注的,审签审核通不过(QC09)'}
      >
        <Checkbox>已标密级和知悉范围</Checkbox>
      </Form.Item>
    </>
  );
}
