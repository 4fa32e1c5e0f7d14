import type { Story } from '../story.js';
import { someone } from './people.js';

/** 建议、咨询、感谢. */
export const SUGGESTIONS: readonly Story[] = [
  {
    key: 'jy01',
    org: 'city',
    received: 265,
    channel: 'online',
    petitioners: [
      someone('仲守业', '男', '宛州市淯阳街道滨河路', { birthOn: '1985-03-22', unit: '宛州市农业技术学校' }),
    ],
    title: '建议建立农村实用人才“田间学堂”积分制',
    content:
      '我带学生下乡,看到不少种养能手愿意带徒弟,但没有时间填表评职称。建议由组织、农业部门共同设“田间学堂”,带一个徒弟、开一堂课、推广一项技术各记多少分,积分和农民技术职称、项目扶持挂钩,手机上就能记。',
    matters: [
      {
        class: 'suggestion',
        category: '1101',
        summary: '建议建立农村实用人才田间学堂积分制',
        points: ['设立田间学堂并实行积分', '积分与职称、项目挂钩'],
      },
    ],
    notes: [
      ['coordination', '与市农业农村局、市人社局会商,认为积分可以与农民技术职称评审衔接。'],
      ['documentCheck', '查阅外地同类做法三例,测算工作量。', '做法汇编'],
      ['coReply', '市农业农村局答复:愿意提供技术职称评审办法,同意以积分作为评审参考,可先在两个县区试行。'],
    ],
    result: {
      facts: '我市现有农村实用人才四千一百余名,持有农民技术职称的不足一成;积分做法在外地两县试行两年。',
      opinion:
        '建议科学可行,予以采纳:在云湍区、白汀县各选三个乡镇试点一年;积分与职称评审衔接,项目扶持待试点后再定。',
      answers: [
        ['adopted', '两县区六个乡镇试点,方案已印发。'],
        ['partlyAdopted', '与职称衔接采纳,与项目挂钩待试点评估。'],
      ],
      conclusion: 'adopted',
      petitionerOpinion: 'agree',
    },
    life: {
      road: 'handle',
      disposition: 'LB',
      handleDays: 30,
      rating: 'satisfied',
      ratingRemark: '没想到真的试点了。',
    },
  },
  {
    key: 'jy02',
    org: 'pinggao',
    received: 173,
    channel: 'letter',
    petitioners: [someone('昝月娥', '女', '平皋县平皋镇文化站')],
    title: '建议驻村干部每月在村不少于二十五天',
    content: '驻村干部周末都回城,村里有事找不到人。建议规定每月在村不少于二十五天,少一天扣一天补助。',
    matters: [
      {
        class: 'suggestion',
        category: '1101',
        summary: '建议驻村干部每月在村二十五天',
        points: ['提高驻村天数并与补助挂钩'],
      },
    ],
    notes: [['documentCheck', '对照驻村工作管理办法关于在岗天数的规定。', '驻村工作管理办法']],
    result: {
      facts: '现行办法规定每月在岗不少于二十天并与补助挂钩;周末实行轮值。',
      opinion: '现行规定已有安排,暂不提高天数;对周末轮值不到位的加强抽查。',
      answers: [['notAdopted', '现行规定为二十天,已与补助挂钩;将公开周末轮值表和电话。']],
    },
    life: { road: 'handle', handleDays: 19, rating: 'basicallySatisfied' },
  },
  {
    key: 'jy03',
    org: 'city',
    received: 32,
    channel: 'phone',
    petitioners: [someone('郦金花', '女', '宛州市城关街道')],
    title: '咨询退休党员流动到外地如何参加组织生活',
    content: '退休后随女儿在外省带孩子,一年回来一次,问组织关系要不要转、党费怎么交、能不能在当地参加活动。',
    matters: [
      {
        class: 'suggestion',
        category: '1102',
        purpose: 'consultation',
        summary: '咨询流动党员组织生活',
        points: ['组织关系是否转出', '党费如何交纳'],
      },
    ],
    notes: [['receptionInterview', '电话核对居住时间和所在社区,告知两种办理方式。']],
    result: {
      facts: '经核对流动党员管理有关规定。',
      opinion:
        '居住六个月以上且地点固定的,可以转接组织关系,也可持流动党员活动证参加当地活动;党费可通过线上方式向原支部交纳。',
      answers: [
        ['answered', '两种方式均可,建议办理流动党员活动证。'],
        ['answered', '可线上向原支部交纳。'],
      ],
      petitionerOpinion: 'agree',
    },
    life: { road: 'handle', disposition: 'DF', service: 'electronic', handleDays: 2, until: 'closing' },
  },
  {
    key: 'jy04',
    org: 'yuntuan',
    received: 87,
    channel: 'letter',
    jointSignerCount: 12,
    petitioners: [
      someone('凌素云', '女', '云湍区瓦亭镇柳湾村'),
      someone('蓝守业', '男', '云湍区瓦亭镇柳湾村'),
    ],
    title: '柳湾村群众感谢驻村第一书记',
    content:
      '我们村通了路灯、修了水塘,汛期那几天第一书记三天没有合眼,把十四户老人一个一个背到小学。他两年期满要走了,我们不会写锦旗上的话,就请组织部记住这个人。',
    matters: [
      {
        class: 'suggestion',
        category: '1103',
        purpose: 'thanks',
        summary: '十二名群众联名感谢驻村第一书记',
        points: ['请组织上肯定驻村第一书记的工作'],
      },
    ],
    notes: [['receptionInterview', '电话向署名群众核实,情况属实。']],
    result: {
      facts: '经核实,来信所述属实。',
      opinion: '已将来信转告派出单位和本人,并存入驻村工作考核材料。',
      answers: [['answered', '已转告并存入考核材料,感谢乡亲们。']],
      petitionerOpinion: 'agree',
    },
    life: { road: 'handle', disposition: 'DF', handleDays: 4, rating: 'satisfied' },
  },
  {
    key: 'jy05',
    org: 'city',
    received: 38,
    channel: 'online',
    petitioners: [someone('危有成', '男', '临汀区汀南街道', { unit: '临汀区某民营企业党支部' })],
    title: '建议为民营企业党组织书记开设夜校',
    content: '白天要跑市场,集中培训总请假。建议办夜校,一周一晚,讲怎么开支部会、怎么发展党员,能回看更好。',
    matters: [
      {
        class: 'suggestion',
        category: '1101',
        summary: '建议开设民营企业党组织书记夜校',
        points: ['开设夜校并提供回看'],
      },
    ],
    notes: [['coordination', '与市委党校、非公企业工委会商课程和录播条件。']],
    result: {
      facts: '全市民营企业党组织书记三百六十余名,去年集中培训到课率百分之五十八。',
      opinion: '予以采纳,下季度起开办夜校,每周三晚,录播上线。',
      answers: [['adopted', '下季度开课,录播在党员教育平台回看。']],
      petitionerOpinion: 'agree',
    },
    life: { road: 'handle', handleDays: 22, until: 'issue' },
  },
  {
    key: 'jy06',
    org: 'baiting',
    received: 3,
    channel: 'online',
    petitioners: [someone('季春杏', '女', '白汀县桥头乡', { birthOn: '1999-04-04' })],
    title: '建议公开村级后备干部选拔条件',
    content:
      '我大学毕业回村一年,想参加村级后备干部选拔,村里说名单已经定了。建议县里公开条件、时间和报名方式,让年轻人都有机会。',
    matters: [
      {
        class: 'suggestion',
        category: '1101',
        summary: '建议公开村级后备干部选拔条件',
        points: ['公开选拔条件、时间和报名方式'],
      },
    ],
    life: { road: 'handle', until: 'register' },
  },
];
