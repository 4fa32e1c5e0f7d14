import { askCoHandlers, recordCoReply } from '../../../api';
import { linesOf } from '../../../shared/form/field';
import { sends, type CommandSpec, type FormContext } from './spec';

const day = (name: string, label: string, on: FormContext) =>
  ({ kind: 'date', name, label, required: true, latest: on.today }) as const;

const askSpec: CommandSpec = {
  send: sends(askCoHandlers),
  initial: (on) => ({ askedOn: on.today }),
  fields: (on) => [
    { kind: 'lines', name: 'names', label: '协办单位', required: true, rows: 3, placeholder: '一行一个单位' },
    day('askedOn', '商请函发出日', on),
    { kind: 'date', name: 'dueOn', label: '答复期限', help: '不填的按 30 日' },
    { kind: 'text', name: 'question', label: '请协办的事', required: true, max: 4000, rows: 4 },
  ],
  body: (values) => ({ ...values, names: linesOf(values.names) }),
};

const coReplySpec: CommandSpec = {
  send: sends(recordCoReply),
  initial: (on) => ({
    unitNo: on.petition.coHandlers.find((unit) => !unit.repliedOn && !unit.absent)?.unitNo.toString(),
    repliedOn: on.today,
    absent: false,
  }),
  fields: (on, values) => [
    {
      kind: 'choice',
      name: 'unitNo',
      label: '协办单位',
      required: true,
      options: on.petition.coHandlers.map((unit) => ({ value: String(unit.unitNo), label: unit.name })),
    },
    { kind: 'flag', name: 'absent', label: '没有答复', words: '不等该单位,说明缺席理由' },
    ...(values.absent === true ? [] : [day('repliedOn', '答复日', on)]),
    {
      kind: 'text',
      name: 'text',
      label: values.absent === true ? '缺席的理由' : '答复要点',
      required: true,
      max: 20_000,
      rows: 4,
    },
  ],
  body: (values) => ({
    ...values,
    unitNo: Number(values.unitNo),
    repliedOn: values.absent === true ? undefined : values.repliedOn,
  }),
};

/** 联合办理: the units that are asked, and what each of them says (O-26). */
export const JOINT_COMMANDS: Readonly<Record<string, CommandSpec>> = {
  askCoHandlers: askSpec,
  recordCoReply: coReplySpec,
};
