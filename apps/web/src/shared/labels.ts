import {
  ANONYMITY,
  CHANNELS,
  CLASSES,
  CONCLUSIONS,
  FINDINGS,
  STATUSES,
  zhOf,
  type Label,
} from '#domain/glossary';

type Codes = Readonly<Record<string, Label>>;

/** The choices of a code list, in the order of the glossary. */
export function choicesOf(codes: Codes): { value: string; label: string }[] {
  return Object.entries(codes).map(([value, one]) => ({ value, label: one.zh }));
}

export const channelZh = (code: string) => zhOf(CHANNELS, code);
export const statusZh = (code: string) => zhOf(STATUSES, code);
export const anonymityZh = (code: string) => zhOf(ANONYMITY, code);
export const findingZh = (code: string) => zhOf(FINDINGS, code);
export const conclusionZh = (code: string) => zhOf(CONCLUSIONS, code);

/** `举报`, `求决`, `建议` */
export function classShort(code: string): string {
  return (CLASSES as Readonly<Record<string, { short: string }>>)[code]?.short ?? code;
}

/** Words for code lists that stand at the edge only. */
export const URGENT_GROUNDS_ZH: Record<string, { zh: string }> = {
  threat: { zh: '扬言极端行为' },
  massVisit: { zh: '集体访苗头' },
  media: { zh: '媒体关注' },
  termChange: { zh: '涉及换届' },
  sensitivePeriod: { zh: '敏感时期' },
  seriousCadreMatter: { zh: '干部重大问题' },
};

/** 第二十六条 (一)–(六): which of the forbidden acts a visit is entered for (R-09d); the record states, it does not judge. */
export const IRREGULAR_VISIT_ITEMS = [
  '非法聚集、围堵、冲击,拦截车辆,堵塞交通',
  '携带危险物品、管制器具',
  '侮辱、殴打、威胁工作人员,限制他人自由,毁坏财物',
  '在接待场所滞留、滋事,弃留生活不能自理的人',
  '煽动、串联、胁迫、诱使、操纵他人信访,借机敛财',
  '其他扰乱公共秩序、妨害国家和公共安全的行为',
].map((zh, at) => ({ value: at + 1, label: `第(${'一二三四五六'.charAt(at)})项 ${zh}` }));

export const CADRE_AUTHORITY_ZH: Record<string, { zh: string }> = {
  own: { zh: '本级管理' },
  ownChief: { zh: '本级管理的正职' },
  subordinate: { zh: '下级管理' },
  superior: { zh: '上级管理' },
  ownStaff: { zh: '本部一般人员' },
  ownHead: { zh: '本部主要负责人' },
  unknown: { zh: '尚不清楚' },
};

export const SUBJECT_ROLES_ZH: Record<string, { zh: string }> = {
  petitioner: { zh: '信访人' },
  representative: { zh: '信访代表' },
  accused: { zh: '被反映人' },
  accusedOrganisation: { zh: '被反映单位' },
};

export const REPEAT_GROUNDS_ZH: Record<string, string> = {
  person: '同名',
  phone: '同电话',
  idNo: '同证件号',
  text: '文字相近',
};

export const PERSON_FIELDS_ZH: Record<string, string> = {
  name: '姓名',
  gender: '性别',
  idNo: '证件号码',
  birthOn: '出生日期',
  phone: '电话',
  address: '住址',
  unit: '单位',
  post: '职务',
  rank: '级别',
  politicalStatus: '政治面貌',
};

export const GENDER_ZH: Record<string, string> = { male: '男', female: '女' };

export const DELIVERY_METHODS_ZH: Record<string, { zh: string }> = {
  handed: { zh: '当面交付' },
  posted: { zh: '邮寄' },
  electronic: { zh: '电子送达' },
};
