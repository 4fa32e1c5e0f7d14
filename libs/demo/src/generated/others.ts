import type { OrgKey } from '../city.js';
import { COUNTIES } from '../city.js';
import type { LifeStory, Note } from '../story.js';
import type { Template } from './template.js';
import type { Words } from './words.js';

type Text = (w: Words) => string;

const asked = (
  category: string,
  rows: readonly (readonly [Text, Text, string, Text])[],
  name: string,
  weight: number,
): Template => ({
  name,
  weight,
  at: 'both',
  write: (words, random) => {
    const [title, content, point, reply] = random.pick(rows);
    const thanks = category === '1103';
    const note: Note = ['receptionInterview', '与反映人核对了所提问题,了解其具体情况。'];
    return {
      title: title(words),
      content: content(words),
      matter: {
        class: 'suggestion',
        category,
        purpose: thanks ? 'thanks' : category === '1102' ? 'consultation' : 'opinion',
        summary: title(words),
        points: [point],
      },
      notes: [note],
      result: {
        facts: '经向业务科室核对有关政策规定和近期工作安排。',
        opinion: reply(words),
        answers: [
          [
            category === '1101'
              ? random.pick(['adopted', 'partlyAdopted', 'notAdopted'] as const)
              : 'answered',
            reply(words),
          ],
        ],
        petitionerOpinion: 'agree',
      },
      life: {
        road: 'handle',
        disposition: 'DF',
        ...(random.chance(0.5)
          ? {
              rating: random.weighted([
                ['satisfied', 6],
                ['basicallySatisfied', 2],
              ] as const),
            }
          : {}),
      },
    };
  },
});

const CONSULT = asked(
  '1102',
  [
    [
      () => '咨询流动党员组织关系转接',
      (w) =>
        `本人户口在${w.place}${w.town},现在外地务工满半年,想把组织关系转到务工地社区,不知道需要什么材料、多长时间办完。`,
      '组织关系转接的材料和时限',
      () =>
        '外出地点相对固定、时间六个月以上的,可凭本人申请由所在党支部通过组织关系转接系统办理,一般十五日内办结。',
    ],
    [
      () => '咨询退休干部异地居住医药费报销',
      (w) => `家中老人从${w.unit}退休后随子女在外地居住,想问异地看病的医药费怎样报销。`,
      '异地居住医药费报销办法',
      () => '先办理异地就医备案,备案后在定点医院直接结算;离休干部由原单位老干部部门指导办理。',
    ],
    [
      () => '咨询选调生报考条件',
      () => '本人今年应届毕业,想报考选调生,不清楚对学生干部经历和政治面貌有什么要求。',
      '选调生报考条件',
      () =>
        '以当年省委组织部公告为准。近年公告要求中共党员或任学生干部满一学年或获校级以上表彰,具体见公告附件。',
    ],
  ],
  'consult',
  13,
);

const SUGGEST = asked(
  '1101',
  [
    [
      () => '建议改进农村党员冬训方式',
      (w) =>
        `${w.town}的党员年龄偏大,集中听课效果不好,建议冬训多安排实地看项目、讲身边事,少念文件,时间放在农闲。`,
      '冬训增加现场教学',
      () => '建议切合实际,已列入下一年度冬训方案,增加现场教学,并由县级组织部门统筹时间。',
    ],
    [
      () => '建议公开村干部报酬标准',
      (w) => `很多村民不清楚村干部一年拿多少钱,容易猜疑。建议${w.place}统一公开报酬标准和考核办法。`,
      '公开村干部报酬标准和考核办法',
      () => '报酬标准已在县级政府信息公开目录中;考核办法将由镇党委在村务公开栏同步公示。',
    ],
    [
      () => '建议老干部活动中心延长开放时间',
      () => '老干部活动中心下午四点半就关门,夏天太阳落山晚,建议延长到六点,并增加一台自动体外除颤器。',
      '延长开放时间、增加急救设备',
      () => '夏季开放时间延长至十七时三十分;急救设备已报采购计划。',
    ],
  ],
  'suggest',
  8,
);

const THANKS = asked(
  '1103',
  [
    [
      (w) => `感谢${w.town}驻村干部`,
      (_w) => `今年汛期家里进水,驻村干部连夜把老人转移到学校,又帮着清淤。写信向组织上说一声谢谢,请转告他们。`,
      '对驻村干部表示感谢',
      () => '已将来信转告该镇党委和本人,并记入驻村工作考核材料。',
    ],
  ],
  'thanks',
  3,
);

const OUT: readonly (readonly [category: string, title: string, content: Text, target: string])[] = [
  [
    '1204',
    '反映征地补偿款未到位',
    (w) => `${w.village}前年修路征了我家${(w.months % 4) + 1}亩地,补偿款只给了一半,请帮忙催一催。`,
    '县自然资源主管部门',
  ],
  [
    '1203',
    '反映企业拖欠工资',
    (w) => `在工地干了${w.months % 9}个月,包工头一直没有结清工资,合计${w.sum}元。`,
    '县人力资源和社会保障局劳动监察机构',
  ],
  [
    '1206',
    '反映小区供暖和物业问题',
    (w) => `${w.town}小区供暖温度不达标,物业收费不开票,打电话没有人管。`,
    '县住房和城乡建设主管部门',
  ],
  ['1207', '反映学校违规收费', (w) => `孩子在${w.town}上学,开学收了一笔没有票据的资料费。`, '县教育主管部门'],
  [
    '1205',
    '反映耕地地力补贴发放问题',
    (_w) => `家里三口人的地力补贴比邻居少,问村里说是系统里没有改过来。`,
    '县农业农村主管部门',
  ],
];

const REDIRECT: Template = {
  name: 'redirect',
  weight: 15,
  at: 'both',
  write: (words, random) => {
    const [category, title, content, target] = random.pick(OUT);
    return {
      title: `${title}(${words.town})`,
      content: content(words),
      matter: { class: 'appeal', appealKind: 'item6', category, summary: title, points: [title] },
      life: { road: 'redirect', target },
    };
  },
};

const IMPORT: Template = {
  name: 'import',
  weight: 5,
  at: 'both',
  write: (words, random) => {
    const party = random.chance(0.6);
    return {
      title: party ? '对党纪处分不服,请求复查' : '对公务员处分不服,请求复核',
      content: party
        ? `本人对${words.year > 2015 ? '去年' : '前年'}受到的党纪处分不服,认为其中一项事实与本人无关,请求组织上复查。`
        : `本人系${words.unit}工作人员,对单位作出的处分决定不服,请组织部门复核。`,
      matter: {
        class: 'appeal',
        appealKind: party ? 'item3' : 'item4',
        category: party ? '0802' : '0605',
        purpose: 'appeal',
        summary: '对处分决定不服',
        points: ['请求复查(复核)处分决定'],
      },
      life: {
        road: 'import',
        target: party ? '批准处分的党组织及其上级纪律检查机关' : '原处分决定机关、公务员主管部门',
      },
    };
  },
};

const REFER: Template = {
  name: 'refer',
  weight: 7,
  at: 'both',
  anonymous: 0.5,
  write: (words) => ({
    title: `反映${words.village}集体资金去向不明`,
    content: `${words.village}前年集体机动地对外发包,收入${words.sum * 4}元没有入账,村务公开栏两年没有更新。负责人${words.accusedName}说钱用在修路上,但没有票据。`,
    matter: {
      class: 'accusation',
      category: '0404',
      summary: '反映村集体收入未入账',
      points: ['集体机动地发包收入未入账', '村务两年未公开'],
    },
    accused: [
      {
        name: words.accusedName,
        unit: `${words.place}${words.town}${words.village}`,
        post: '村委会主任',
        authority: 'subordinate',
      },
    ],
    life: { road: 'refer', target: `${words.place}纪委监委信访室` } satisfies LifeStory,
  }),
};

const PASS_DOWN: Template = {
  name: 'passDown',
  weight: 9,
  at: 'city',
  write: (words, random) => ({
    title: `反映${words.village}离任村干部补贴问题`,
    content: `本人在县里反映过离任村干部补贴的事,一直没有答复,现向市委组织部反映。任职从${words.year}年起,有证书为凭。`,
    matter: {
      class: 'appeal',
      appealKind: 'item6',
      category: '0406',
      summary: '请求落实离任村干部生活补贴',
      points: ['核实任职年限并落实补贴'],
    },
    life: { road: 'passDown', targetOrg: random.pick(COUNTIES).key satisfies OrgKey },
  }),
};

const FILE: Template = {
  name: 'file',
  weight: 4,
  at: 'both',
  anonymous: 1,
  write: (words) => ({
    title: '匿名短信反映干部问题',
    content: `短信称“${words.town}有的干部有问题,你们好好查查”,没有具体的人和事。`,
    matter: {
      class: 'accusation',
      category: '0299',
      summary: '泛称干部有问题,无具体内容',
      points: ['泛称干部有问题'],
    },
    life: { road: 'file', reason: '匿名且没有具体的人、事、时间、地点,无从核实。' },
    change: { channel: 'sms', via12380: true },
  }),
};

/** 建议、咨询、感谢 and everything that goes elsewhere. */
export const OTHER_TEMPLATES: readonly Template[] = [
  CONSULT,
  SUGGEST,
  THANKS,
  REDIRECT,
  IMPORT,
  REFER,
  PASS_DOWN,
  FILE,
];
