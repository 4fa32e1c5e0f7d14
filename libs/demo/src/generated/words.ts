import type { Person } from '../story.js';
import type { DemoOrganisation } from '../city.js';
import type { Random } from '../random.js';

const SURNAMES =
  '闻 慕 桑 郦 邬 仲 宓 麦 戚 褚 卞 祝 阮 闵 蓝 季 强 路 娄 危 骆 樊 凌 虞 万 柯 昝 管 卢 莫'.split(' ');
const MALE = '秉田 守业 长庚 根生 砚农 广才 廷栋 茂林 学礼 青山 有成 继武 兆丰 怀仁 显德 振邦'.split(' ');
const FEMALE = '素云 玉兰 秋菊 桂芝 春杏 惠珍 雪梅 月娥 翠莲 金花 淑贤 文秀'.split(' ');
const VILLAGES = '石桥 柳湾 上河 槐树 东坪 南营 枣园 双井 马岭 后沟 前庄 清泉'.split(' ');
const UNITS = '供销社 农机站 水利局 粮食局 卫生院 文化馆 林业站 交通运输局 第二中学 畜牧服务中心'.split(' ');

/** Names, places, sums and years: what makes one generated petition differ from the next. */
export type Words = {
  readonly person: Person;
  readonly place: string;
  readonly town: string;
  readonly village: string;
  readonly unit: string;
  readonly year: number;
  readonly months: number;
  readonly sum: number;
  readonly accusedName: string;
  readonly post: string;
};

const POSTS = ['党委书记', '镇长', '党支部书记', '副局长', '站长', '村党支部书记'];

/** Draws the words of one petition in its county. */
export function wordsOf(organisation: DemoOrganisation, random: Random): Words {
  const gender = random.chance(0.62) ? 'male' : 'female';
  const name = random.pick(SURNAMES) + random.pick(gender === 'male' ? MALE : FEMALE);
  const town = random.pick(organisation.towns);
  const village = `${random.pick(VILLAGES)}村`;
  const birthYear = random.between(1938, 1994);
  const birthOn = `${birthYear}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`;
  return {
    person: {
      name,
      gender,
      address: `${organisation.place}${town}${village}${random.between(1, 12)}组`,
      ...(random.chance(0.5) ? { birthOn } : {}),
    },
    place: organisation.place,
    town,
    village,
    unit: `${organisation.place}${random.pick(UNITS)}`,
    year: random.between(1979, 2022),
    months: random.between(3, 26),
    sum: random.between(12, 380) * 100,
    accusedName: random.pick(SURNAMES) + random.pick(MALE),
    post: random.pick(POSTS),
  };
}
