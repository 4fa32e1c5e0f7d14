import { APPEAL_KINDS, CLASSES, KEY_AREAS, PURPOSES, zhOf } from '#domain/glossary';
import { Button, Form, Input, Radio, Select } from 'antd';
import type { CategorySuggestion } from '../../api';
import { categoryName, useDirectory } from '../../shared/directory';
import { CategorySelect } from '../../shared/form/CategorySelect';
import { choicesOf } from '../../shared/labels';
import { purposeOf, type IntakeValues, type Matter } from './form-values';

/** Class and category as the words suggest them; one press takes them over. */
function Suggestions({ at, suggestions }: { at: number; suggestions: CategorySuggestion[] }) {
  const form = Form.useFormInstance<IntakeValues>();
  const directory = useDirectory();
  if (suggestions.length === 0) return null;
  function take(suggestion: CategorySuggestion) {
    const matters = (form.getFieldValue('matters') as Matter[]).slice();
    matters[at] = {
      ...matters[at],
      class: suggestion.class,
      categoryCode: suggestion.code,
      keyArea: suggestion.keyArea ?? undefined,
      purpose: purposeOf(suggestion.class),
    };
    form.setFieldsValue({ matters });
  }
  return (
    <p className="suggestions" data-no-stop>
      <span className="muted">按文字建议:</span>
      {suggestions.slice(0, 3).map((one) => (
        <Button key={`${one.class}${one.code}`} size="small" onClick={() => take(one)}>
          {zhOf(CLASSES, one.class)} · {one.code} {categoryName(directory, one.code)}
          <span className="muted"> {one.words.slice(0, 3).join('、')}</span>
        </Button>
      ))}
    </p>
  );
}

function Points({ matterAt }: { matterAt: number }) {
  return (
    <Form.List name={[matterAt, 'points']}>
      {(rows, { add, remove }) => (
        <div className="points-in" role="group" aria-label={`事项 ${matterAt + 1} 的要点`}>
          {rows.map((row) => (
            <div className="row tight" key={row.key}>
              <Form.Item
                name={row.name}
                label={`要点 ${matterAt + 1}.${row.name + 1}`}
                className="grow"
                rules={
                  row.name === 0
                    ? [{ required: true, whitespace: true, message: '至少写一个要点,办理时逐条答复' }]
                    : []
                }
              >
                <Input maxLength={1000} autoComplete="off" data-point={`${matterAt}.${row.name}`} />
              </Form.Item>
              {row.name > 0 ? (
                <Button aria-label={`去掉第 ${row.name + 1} 个要点`} onClick={() => remove(row.name)}>
                  去掉
                </Button>
              ) : null}
            </div>
          ))}
          <Button size="small" data-add-point={matterAt} onClick={() => add('')}>
            加一个要点
          </Button>
        </div>
      )}
    </Form.List>
  );
}

function OneMatter({
  at,
  matter,
  suggestions,
}: {
  at: number;
  matter: Matter | undefined;
  suggestions: CategorySuggestion[];
}) {
  const form = Form.useFormInstance<IntakeValues>();
  return (
    <>
      <Suggestions at={at} suggestions={suggestions} />
      <div className="row">
        <Form.Item name={[at, 'class']} label="类别" rules={[{ required: true }]}>
          <Radio.Group
            options={choicesOf(CLASSES)}
            onChange={(event) =>
              form.setFieldValue(['matters', at, 'purpose'], purposeOf(String(event.target.value)))
            }
          />
        </Form.Item>
        <Form.Item name={[at, 'categoryCode']} label="内容分类" className="w-l" rules={[{ required: true }]}>
          <CategorySelect />
        </Form.Item>
      </div>
      <div className="row">
        {matter?.class === 'appeal' ? (
          <Form.Item
            name={[at, 'appealKind']}
            label="第三十一条哪一项"
            className="w-l"
            rules={[{ required: true }]}
          >
            <Select options={choicesOf(APPEAL_KINDS)} placeholder="请选择" />
          </Form.Item>
        ) : null}
        <Form.Item name={[at, 'purpose']} label="信访目的" className="w-s" rules={[{ required: true }]}>
          <Select options={choicesOf(PURPOSES)} placeholder="请选择" />
        </Form.Item>
        <Form.Item name={[at, 'keyArea']} label="重点方面" className="grow">
          <Select options={choicesOf(KEY_AREAS)} allowClear placeholder="不属重点方面的不填" />
        </Form.Item>
      </div>
      <Points matterAt={at} />
    </>
  );
}

/** About what, matter by matter; each matter takes one class and one road. */
export function MatterFields({
  matters,
  suggestions,
}: {
  matters: Matter[];
  suggestions: CategorySuggestion[];
}) {
  return (
    <Form.List name="matters">
      {(rows, { add, remove }) => (
        <>
          {rows.map((row) => (
            <fieldset className="matter-in" key={row.key}>
              <legend>事项 {row.name + 1}</legend>
              {rows.length > 1 ? (
                <Form.Item
                  name={[row.name, 'summary']}
                  label="事项摘要"
                  rules={[{ required: true, whitespace: true }]}
                >
                  <Input maxLength={500} autoComplete="off" />
                </Form.Item>
              ) : null}
              <OneMatter at={row.name} matter={matters[row.name]} suggestions={suggestions} />
              {rows.length > 1 ? (
                <Button size="small" onClick={() => remove(row.name)}>
                  去掉事项 {row.name + 1}
                </Button>
              ) : null}
            </fieldset>
          ))}
          <Button onClick={() => add({ points: [''] })}>再加一个事项</Button>
        </>
      )}
    </Form.List>
  );
}
