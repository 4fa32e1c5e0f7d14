import { readFileSync } from 'node:fs';
import type { Channel, Origin, PetitionClass } from '#domain';
import { ImportRefused } from './import-refused.js';

/** What a column can mean. */
export const FIELDS = {
  rowId: '行的标识(同一行再导入时认得出)',
  legacyNo: '旧号',
  receivedOn: '收到日',
  postmarkedOn: '邮戳日',
  channel: '渠道',
  origin: '来源',
  name: '信访人',
  anonymity: '实名或匿名',
  phone: '电话',
  address: '住址',
  unit: '单位',
  idNo: '证件',
  visitorCount: '来访人数',
  jointSignerCount: '联名人数',
  accusedName: '被反映人',
  accusedPost: '职务',
  accusedRank: '级别',
  title: '标题',
  content: '内容',
  category: '分类',
  disposition: '办理方式',
  instructions: '批示',
  closedOn: '办结日期',
  repliedOn: '答复日期',
  reply: '答复',
  result: '结果',
  place: '地点',
  registeredOn: '登记日期',
  triagedOn: '批办日期',
  handler: '承办人',
  notifiedOn: '告知日期',
  noticeNo: '告知文号',
  acceptedOn: '受理日期',
  extensionDays: '延期天数',
  extensionApprovedOn: '延期批准日期',
  extensionNotifiedOn: '延期告知日期',
  extensionReason: '延期理由',
  handedOverOn: '移交日期',
  evidence: '纸质卷号',
  sameNoRuling: '同号裁定',
} as const;
export type FieldName = keyof typeof FIELDS;

/** How a file's columns become fields. */
export type Mapping = {
  name: string;
  columns: Partial<Record<FieldName, string>>;
  defaults: { channel: Channel; origin: Origin; class?: PetitionClass };
  /** Text of the category column → category code. */
  categories?: Readonly<Record<string, string>>;
  /** Repeats are looked for only among rows whose id matches the same pattern. */
  repeatGroups?: readonly string[];
  /** A name in this column is a code and no person's name. */
  nameIsCode?: boolean;
};

/** Columns of an open petition that is taken over (O-100), beside those of any book. */
const OPENING_COLUMNS = {
  registeredOn: '登记日期',
  triagedOn: '批办日期',
  handler: '承办人',
  notifiedOn: '告知日期',
  noticeNo: '告知文号',
  acceptedOn: '受理日期',
  extensionDays: '延期天数',
  extensionApprovedOn: '延期批准日期',
  extensionNotifiedOn: '延期告知日期',
  extensionReason: '延期理由',
  handedOverOn: '移交日期',
  evidence: '纸质卷号',
  sameNoRuling: '同号裁定',
} as const satisfies Partial<Record<FieldName, string>>;

/** The register books as offices keep them (domain.md §6.1, L01–L04): recognised by their columns. */
export const REGISTER_MAPPINGS: readonly Mapping[] = [
  {
    name: 'L01 来信登记簿',
    columns: {
      ...OPENING_COLUMNS,
      rowId: '编号',
      legacyNo: '编号',
      receivedOn: '收信日期',
      postmarkedOn: '邮戳日期',
      name: '信访人',
      address: '住址/单位',
      phone: '电话',
      anonymity: '实名/匿名',
      jointSignerCount: '联名人数',
      accusedName: '被反映人',
      accusedPost: '职务',
      accusedRank: '级别',
      content: '内容摘要',
      category: '分类',
      origin: '来源',
      instructions: '批示',
      disposition: '办理方式',
      closedOn: '办结日期',
      result: '结果',
      repliedOn: '答复日期',
      channel: '渠道',
    },
    defaults: { channel: 'letter', origin: 'direct' },
  },
  {
    name: 'L02 来访登记簿',
    columns: {
      ...OPENING_COLUMNS,
      rowId: '编号',
      legacyNo: '编号',
      receivedOn: '来访时间',
      visitorCount: '人数',
      name: '信访人',
      idNo: '证件',
      phone: '电话',
      address: '住址/单位',
      place: '地点',
      content: '内容',
      category: '分类',
      origin: '来源',
      disposition: '办理方式',
      closedOn: '办结日期',
      result: '当场处理',
      repliedOn: '答复日期',
    },
    defaults: { channel: 'visit', origin: 'direct' },
  },
  {
    name: 'L03 电话(12380)登记簿',
    columns: {
      ...OPENING_COLUMNS,
      rowId: '编号',
      legacyNo: '编号',
      receivedOn: '来电时间',
      phone: '来电号码',
      name: '信访人',
      content: '内容',
      category: '分类',
      origin: '来源',
      disposition: '办理方式',
      closedOn: '办结日期',
      result: '结果',
      repliedOn: '答复日期',
    },
    defaults: { channel: 'phone', origin: 'direct' },
  },
  {
    name: 'L04 网络/短信举报登记簿',
    columns: {
      ...OPENING_COLUMNS,
      rowId: '编号',
      legacyNo: '编号',
      receivedOn: '提交时间',
      name: '信访人',
      phone: '电话',
      content: '内容',
      category: '分类',
      origin: '来源',
      disposition: '办理方式',
      closedOn: '办结日期',
      result: '结果',
      repliedOn: '答复日期',
    },
    defaults: { channel: 'online', origin: 'direct' },
  },
];

/** The mapping in a file, or the register book whose date column the table has. @rejects ImportRefused */
export function mappingFor(columns: readonly string[], file: string | undefined): Mapping {
  const mapping =
    file === undefined
      ? REGISTER_MAPPINGS.find((each) => columns.includes(each.columns.receivedOn ?? ''))
      : readMapping(file);
  if (!mapping)
    throw new ImportRefused(
      `认不出是哪种登记簿(列:${columns.slice(0, 8).join('、')} …)。列名须与登记簿 L01 至 L04 的相同;选错了编码也会这样。别的文件只能在命令行导入,用 --mapping 说明各列。`,
    );
  for (const needed of ['receivedOn', 'content'] as const) {
    const column = mapping.columns[needed];
    if (column === undefined || !columns.includes(column))
      throw new ImportRefused(`缺少“${column ?? FIELDS[needed]}”列(${FIELDS[needed]})。`);
  }
  return mapping;
}

function readMapping(file: string): Mapping {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new ImportRefused(`读不出对照文件 ${file}:应是 JSON。`);
  }
  const mapping = value as Partial<Mapping>;
  const unknown = Object.keys(mapping.columns ?? {}).find((field) => !(field in FIELDS));
  if (unknown !== undefined)
    throw new ImportRefused(`对照文件里没有“${unknown}”这个字段,可用:${Object.keys(FIELDS).join('、')}。`);
  if (!mapping.columns || !mapping.defaults?.channel || !mapping.defaults.origin)
    throw new ImportRefused('对照文件须有 columns 和 defaults(channel、origin)。');
  return { name: mapping.name ?? file, ...mapping, columns: mapping.columns, defaults: mapping.defaults };
}
