import type { Role } from '#identity';

/** The city department and its six counties. */
export type OrgKey = 'city' | 'zhaochuan' | 'pinggao' | 'baiting' | 'tongling' | 'yuntuan' | 'linting';

/** What somebody does in an office; in a small office one person does several things. */
export type Seat =
  | 'reception'
  | 'supervision'
  | 'organisation'
  | 'veterans'
  | 'examiner'
  | 'windowHead'
  | 'deputy'
  | 'leader'
  | 'admin'
  | 'auditor';

/** One organisation of the fictitious city. The division codes begin with 99, which no place in China has. */
export type DemoOrganisation = {
  readonly key: OrgKey;
  readonly code: string;
  readonly shortCode: string;
  readonly place: string;
  readonly name: string;
  readonly region: string;
  readonly towns: readonly string[];
};

const county = (key: OrgKey, at: string, place: string, towns: string): DemoOrganisation => ({
  key,
  code: `${at}Z`,
  shortCode: `${place.slice(0, 1)}组`,
  place,
  name: `中共${place}委组织部`,
  region: at,
  towns: towns.split(' '),
});

/** 宛州市 with its counties; every name is invented. */
export const CITY: DemoOrganisation = {
  key: 'city',
  code: '999300Z',
  shortCode: '宛组',
  place: '宛州市',
  name: '中共宛州市委组织部',
  region: '999300',
  towns: ['市直单位', '城关街道', '淯阳街道', '青衿街道'],
};

/** The six counties, in the order of their codes. */
export const COUNTIES: readonly DemoOrganisation[] = [
  county('yuntuan', '999302', '云湍区', '鹭桥街道 枣坪街道 瓦亭镇 云湍镇'),
  county('linting', '999303', '临汀区', '汀南街道 泊阳街道 沙堰镇 临汀镇'),
  county('zhaochuan', '999321', '召川县', '召川镇 石渡镇 柏坡乡 黄店镇'),
  county('pinggao', '999322', '平皋县', '皋城镇 莲塘镇 张坞乡 平皋镇'),
  county('baiting', '999323', '白汀县', '白汀镇 柳渡镇 桥头乡 双槐镇'),
  county('tongling', '999324', '桐岭县', '桐岭镇 上坪镇 青岗乡 松垭乡'),
];

export const ORGANISATIONS: readonly DemoOrganisation[] = [CITY, ...COUNTIES];

/** @shape throws on a key that is none: there is no such petition in the scripts */
export function organisationOf(key: OrgKey): DemoOrganisation {
  const found = ORGANISATIONS.find((organisation) => organisation.key === key);
  if (!found) throw new Error(`no organisation ${key}`);
  return found;
}

/** An account of the demonstration. */
export type DemoAccount = {
  readonly login: string;
  readonly displayName: string;
  readonly seat: Seat;
  readonly roles: readonly Role[];
  readonly section: string;
  readonly postTitle: string;
};

const person = (
  seat: Seat,
  roles: readonly Role[],
  [login, displayName, section, postTitle]: readonly [string, string, string, string],
): DemoAccount => ({ seat, roles, login, displayName, section, postTitle });

/** The full office of the city. */
export const CITY_STAFF: readonly DemoAccount[] = [
  person('reception', ['reception'], ['jiefang', '方知微', '办公室', '接访登记员']),
  person('supervision', ['handler'], ['jiandu', '程砚舟', '干部监督科', '四级主任科员']),
  person('organisation', ['handler'], ['zuzhi', '沈怀瑾', '组织一科', '一级科员']),
  person('veterans', ['handler'], ['laogan', '田望秋', '老干部科', '四级主任科员']),
  person('examiner', ['examiner'], ['shenhe', '宋承砺', '办公室', '信访审核员']),
  person('windowHead', ['windowHead'], ['zhuren', '马述远', '办公室', '办公室主任']),
  person('deputy', ['deputyLeader'], ['fubuzhang', '柳敬亭', '部领导', '分管副部长']),
  person('leader', ['leader'], ['buzhang', '顾临川', '部领导', '部长']),
  person('admin', ['admin'], ['guanli', '汤一鸣', '信息中心', '系统管理员']),
  person('auditor', ['auditor'], ['shenji', '裴听雪', '机关纪委', '审计员']),
];

const COUNTY_NAMES: Readonly<Record<Exclude<OrgKey, 'city'>, readonly [string, string, string]>> = {
  yuntuan: ['江潮生', '白露晞', '严修文'],
  linting: ['孔令仪', '陆鸣皋', '段书恒'],
  zhaochuan: ['郝景明', '钟毓秀', '霍启元'],
  pinggao: ['梅傲寒', '齐思远', '康乐山'],
  baiting: ['岑见深', '于归鸿', '贺望舒'],
  tongling: ['石敢言', '蓝田玉', '鲍宗望'],
};

/** The small office of a county: a head of the window, one handler, the head of the department (domain.md §2.14). */
export function countyStaff(key: Exclude<OrgKey, 'city'>): readonly DemoAccount[] {
  const [head, handler, leader] = COUNTY_NAMES[key];
  return [
    person('windowHead', ['windowHead', 'reception'], [`${key}-zhuren`, head, '办公室', '办公室主任']),
    person('organisation', ['handler'], [`${key}-chengban`, handler, '信访室', '承办人']),
    person('leader', ['leader'], [`${key}-buzhang`, leader, '部领导', '部长']),
  ];
}

/** Everybody of an organisation. */
export const staffOf = (key: OrgKey): readonly DemoAccount[] =>
  key === 'city' ? CITY_STAFF : countyStaff(key);

const STAND_INS: Partial<Record<Seat, Seat>> = {
  reception: 'windowHead',
  examiner: 'windowHead',
  deputy: 'leader',
  supervision: 'organisation',
  veterans: 'organisation',
};

/** Who does the work of a seat in this organisation. */
export const seatIn = (key: OrgKey, seat: Seat): Seat => (key === 'city' ? seat : (STAND_INS[seat] ?? seat));
