/** Units beside a number; a switch, a choice and a free unit have none. */
export const UNIT_ZH: Readonly<Record<string, string>> = {
  day: '日',
  workday: '个工作日',
  month: '个月',
  minute: '分钟',
  times: '次',
  person: '人',
  item: '件',
  character: '字',
  percent: '%',
};

export const CHOICE_ZH: Readonly<Record<string, string>> = {
  issued: '签发',
  posted: '交付邮寄',
  delivered: '送达',
  item6: '只第三十一条第(六)项',
  all: '全部受理事项',
};

export const BOUND_ZH: Readonly<Record<string, string>> = {
  shorten: '只能改短',
  fixed: '不能改',
  free: '可改',
};

export const ORIGIN_ZH: Readonly<Record<string, string>> = {
  own: '本单位',
  superior: '上级',
  default: '缺省',
};
