import type { Random } from '../random.js';
import type { KeyArea } from '#domain';
import type { Accused, Answer, Note, Result } from '../story.js';
import type { Template } from './template.js';
import type { Words } from './words.js';

type Charge = {
  name: string;
  weight: number;
  category: string;
  keyArea?: KeyArea;
  at?: Template['at'];
  anonymous: number;
  unit: (w: Words) => string;
  post: string;
  title: (w: Words) => string;
  content: (w: Words) => string;
  points: readonly [string, string];
  talk: string;
  evidence: readonly [text: string, title: string];
  /** 属实、部分属实、不属实, each with what was found. */
  found: readonly [string, string, string];
  shares: readonly [number, number, number];
};

const CHARGES: readonly Charge[] = [
  {
    name: 'villageElection',
    weight: 6,
    category: '0401',
    keyArea: 'grassrootsElection',
    at: 'county',
    anonymous: 0.35,
    unit: (w) => `${w.place}${w.town}${w.village}`,
    post: '村党支部书记候选人',
    title: (w) => `反映${w.town}${w.village}“两委”换届候选人资格和程序问题`,
    content: (w) =>
      `${w.town}${w.village}这次“两委”换届,候选人${w.accusedName}两年前受过处分,按规定不能作候选人,镇里联审却让他过了。推荐大会那天到会人数不够一半,唱票的人又是他亲戚。村里人都有意见,请组织部派人核实。`,
    points: ['候选人受过处分不符合资格', '推荐大会到会人数不足、唱票人应回避'],
    talk: '与镇组织委员、驻村干部谈话,了解联审和推荐大会情况。',
    evidence: ['调取候选人资格联审表、推荐大会签到册和影像。', '推荐大会签到册'],
    found: [
      '经核,候选人处分影响期未满,联审遗漏;推荐大会实到人数不足半数,程序不合规定。',
      '经核,候选人处分影响期已满,资格符合规定;唱票人系其近亲属,应当回避而未回避。',
      '经核,候选人没有受过处分,到会人数和唱票程序均符合规定。',
    ],
    shares: [3, 4, 4],
  },
  {
    name: 'bribedVotes',
    weight: 4,
    category: '0403',
    keyArea: 'grassrootsElection',
    at: 'county',
    anonymous: 0.5,
    unit: (w) => `${w.place}${w.town}${w.village}`,
    post: '村委会主任候选人',
    title: (w) => `反映${w.town}${w.village}选举前送烟酒拉票`,
    content: (w) =>
      `${w.village}换届前一星期,候选人${w.accusedName}让亲属到二、五两个组挨户送烟送油,说选上了给大家修路。我家也送来一条烟,没有要。这样选出来的干部大家不服,请查一查。`,
    points: ['选举前挨户送烟送油拉票', '以修路许愿换取选票'],
    talk: '与二、五组十户村民分别谈话并制作笔录。',
    evidence: ['调取村口商店赊销记录,核对送物时间和数量。', '赊销记录照片'],
    found: [
      '经核,候选人亲属先后向二十三户送去物品,事实清楚,取消其候选人资格。',
      '经核,候选人亲属在办喜事时向部分村民回礼,未发现与选举有关;当众许愿修路属实。',
      '经核,走访村民均否认收到物品,没有发现拉票行为。',
    ],
    shares: [2, 3, 5],
  },
  {
    name: 'admission',
    weight: 5,
    category: '0301',
    keyArea: 'partyAdmission',
    anonymous: 0.3,
    unit: (w) => `${w.place}${w.town}${w.village}党支部`,
    post: '村党支部书记',
    title: (w) => `反映${w.town}${w.village}党支部违规发展党员`,
    content: (w) =>
      `${w.village}党支部近三年发展的党员都是书记${w.accusedName}的亲属,有一个人常年在外,从没参加过支部大会,却说已经转正。年轻人写了申请书没有人理。请组织部门查查发展党员的材料是不是真的。`,
    points: ['发展党员集中在书记亲属', '发展对象未参加支部大会而转正'],
    talk: '与支部委员、入党介绍人及申请人谈话。',
    evidence: ['调阅近三年发展党员档案,核对支部大会记录签名。', '发展党员档案'],
    found: [
      '经核,一名发展对象长期在外,支部大会记录签名系他人代签,程序违规。',
      '经核,两名发展对象系书记远亲,程序齐全;支部大会记录有一次代签。',
      '经核,发展党员程序齐全,发展对象与书记无亲属关系。',
    ],
    shares: [2, 4, 4],
  },
  {
    name: 'conduct',
    weight: 8,
    category: '0202',
    keyArea: 'leaderConduct',
    anonymous: 0.4,
    unit: (w) => `${w.place}${w.town}`,
    post: '镇党委委员',
    title: (w) => `反映${w.town}干部作风粗暴、推诿群众`,
    content: (w) =>
      `我到${w.town}办事,包村干部${w.accusedName}让我跑了四趟,每次都说资料不全,问缺什么又不说清。最后一次在办公室当着很多人的面训斥群众。请组织部管一管干部作风。`,
    points: ['办事推诿,让群众多次往返', '训斥群众,态度粗暴'],
    talk: '与当事干部、便民大厅工作人员谈话。',
    evidence: ['调取便民服务大厅登记簿和当日监控。', '登记簿及监控截图'],
    found: [
      '经核,当事干部未一次性告知所需资料,并有训斥群众的言行。',
      '经核,未一次性告知属实;双方发生争执,没有训斥情节。',
      '经核,当事干部已一次性告知并有签收单,监控显示没有训斥。',
    ],
    shares: [3, 4, 3],
  },
  {
    name: 'appointment',
    weight: 5,
    category: '0108',
    keyArea: 'cadreAppointment',
    anonymous: 0.5,
    unit: (w) => w.unit,
    post: '副局长',
    title: () => '反映单位中层竞聘程序不规范',
    content: (w) =>
      `${w.unit}上个月中层竞聘,方案上午公布、下午报名就截止,很多同志在外出差没有报上名。面试评委全是单位领导,没有公布分数就宣布了人选。分管人事的${w.accusedName}说是按惯例办。请组织部门查查这样的程序合不合规定。`,
    points: ['竞聘报名时间过短', '没有公布面试分数即宣布人选'],
    talk: '与单位分管领导、参加竞聘人员谈话。',
    evidence: ['调取竞聘方案、报名表、评分表和党组会议记录。', '竞聘全程材料'],
    found: [
      '经核,报名时间不足一个工作日,未公布分数,程序违反规定。',
      '经核,报名时间过短属实;面试分数已在内网公布一日。',
      '经核,报名公告挂网五个工作日,分数当场公布并有签字。',
    ],
    shares: [3, 4, 3],
  },
  {
    name: 'abuse',
    weight: 5,
    category: '0203',
    keyArea: 'leaderConduct',
    anonymous: 0.45,
    unit: (w) => w.unit,
    post: '副局长',
    title: (w) => `反映${w.accusedName}利用职务便利为亲属承揽业务`,
    content: (w) =>
      `${w.unit}近两年的办公用品和会议服务都给了同一家店,店主是分管财务的${w.accusedName}的内弟,价格比外面高两成。单位里很多人都知道。请查一查有没有比价,有没有利益输送。`,
    points: ['单位采购长期交给亲属经营的商店', '采购价格高于市场价'],
    talk: '与财务人员、采购经办人谈话。',
    evidence: ['调取两年采购凭证,与同期市场价格比对。', '采购凭证比对表'],
    found: [
      '经核,采购未比价,店主系其亲属,本人未按规定报告和回避。',
      '经核,店主系其亲属,未报告属实;价格与市场价基本一致。',
      '经核,采购经政府采购平台比价,店主与其没有亲属关系。',
    ],
    shares: [2, 4, 4],
  },
];

function resultOf(charge: Charge, random: Random): Result {
  const [all, part, none] = charge.shares;
  const which = random.weighted([
    [0, all],
    [1, part],
    [2, none],
  ] as const);
  const facts = charge.found[which];
  const yes: Answer = ['substantiated', `反映属实。${facts}`];
  const no: Answer = ['unsubstantiated', '经查核,反映的这一情况不存在。'];
  const answers = which === 0 ? [yes, yes] : which === 1 ? [yes, no] : [no, no];
  return {
    facts,
    opinion: which === 2 ? '反映不属实,建议予以澄清。' : '对查实的问题依规处理,并举一反三加强管理。',
    answers,
    measures:
      which === 2
        ? [['clarification', '在被反映人所在党组织范围内说明核实情况,予以澄清。']]
        : [
            ['criticism', '对责任人批评教育,责令作出书面检查。'],
            ['improveSystem', '由所在单位完善有关程序规定,并报送落实情况。'],
            ...(which === 1 ? [['clarification', '就不实部分在适当范围说明。'] as const] : []),
          ],
  };
}

const template = (charge: Charge): Template => ({
  name: charge.name,
  weight: charge.weight,
  at: charge.at ?? 'both',
  anonymous: charge.anonymous,
  write: (words, random) => {
    const accused: Accused = {
      name: words.accusedName,
      unit: charge.unit(words),
      post: charge.post,
      authority: 'subordinate',
    };
    const notes: Note[] = [
      ['interviewTranscript', charge.talk],
      ['evidence', charge.evidence[0], charge.evidence[1]],
      // A leading cadre is spoken to himself before the result is signed (O-17).
      ...(charge.category.startsWith('02')
        ? [['talk', '与被反映人本人谈话,听取其说明,谈话记录经本人核对。'] as const]
        : []),
    ];
    return {
      title: charge.title(words),
      content: charge.content(words),
      matter: {
        class: 'accusation',
        category: charge.category,
        ...(charge.keyArea === undefined ? {} : { keyArea: charge.keyArea }),
        summary: charge.title(words),
        points: charge.points,
      },
      accused: [accused],
      notes,
      result: resultOf(charge, random),
      life: { road: 'handle', test: [true, false, true] },
      ...(random.chance(0.25) ? { change: { via12380: true } } : {}),
    };
  },
});

/** 检举控告 against cadres below. */
export const ACCUSATION_TEMPLATES: readonly Template[] = CHARGES.map(template);
