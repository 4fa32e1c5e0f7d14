/** Rates of the office's own work, whose members are no petitions: information items and cases that units opened themselves. */
export const OFFICE_INDICATORS = {
  'I-26': {
    zh: '信访信息采用率',
    numerator: '到 asOf 为止被任一级采用的',
    denominator: '期内报送的条目',
    cohort: '报送日在期内;一条只算一次(O-57)',
    exclusions: '未报送的',
  },
  'I-28': {
    zh: '自立案件检查率',
    numerator: '到 asOf 为止已检查的',
    denominator: '期内结案的下级自立案件',
    cohort: '结案日在期内(O-42 备案)',
    exclusions: '本机关自己的(看下级时)',
  },
} as const satisfies Record<
  string,
  { zh: string; numerator: string; denominator: string; cohort: string; exclusions: string }
>;
/** 指标码. */
export type OfficeIndicatorId = keyof typeof OFFICE_INDICATORS;
