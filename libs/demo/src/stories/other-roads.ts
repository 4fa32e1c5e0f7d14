import type { Story } from '../story.js';
import { someone } from './people.js';

/** What goes another road than handling here. */
export const OTHER_ROADS: readonly Story[] = [
  {
    key: 'qt02',
    org: 'city',
    received: 239,
    channel: 'letter',
    petitioners: [
      someone('娄根生', '男', '桐岭县桐岭镇', { birthOn: '1971-01-25', politicalStatus: '中共党员' }),
    ],
    title: '对党内严重警告处分不服的申诉',
    content:
      '我因工程招标受党内严重警告处分,其中“授意”一节只有一人证言,会议记录和我的发言不一致。我对处分决定不服,请求复查。',
    matters: [
      {
        class: 'appeal',
        appealKind: 'item3',
        category: '0802',
        purpose: 'appeal',
        summary: '对党内严重警告处分不服',
        points: ['复查处分决定'],
      },
    ],
    life: {
      road: 'import',
      target: '批准处分的党组织及桐岭县纪委监委',
      proposal: '党员申诉,属第三十一条第(三)项,拟导入党内申诉程序并书面告知。',
    },
  },
  {
    key: 'qt03',
    org: 'city',
    received: 111,
    channel: 'visit',
    visitorCount: 12,
    petitioners: [
      someone('路根生', '男', '宛州市青衿街道机械厂家属院'),
      someone('危惠珍', '女', '宛州市青衿街道机械厂家属院'),
      someone('宓守业', '男', '宛州市青衿街道机械厂家属院'),
    ],
    title: '十二名业主来访反映老旧小区拆迁安置',
    content:
      '机械厂家属院十二名住户来访,反映拆迁四年未回迁,过渡费停发。经接谈,所反映事项属住房和城乡建设部门职责,向来访人说明并引导。',
    matters: [
      {
        class: 'appeal',
        appealKind: 'item6',
        category: '1204',
        summary: '反映拆迁安置过渡费停发',
        points: ['恢复过渡费并明确回迁时间'],
      },
    ],
    life: {
      road: 'redirect',
      target: '宛州市住房和城乡建设局',
      triageAfter: 0,
      noticeAfter: 0,
      reason: '不属组织部门职权,当场接谈,告知向市住房和城乡建设局提出。',
    },
  },
  {
    key: 'qt04',
    org: 'city',
    received: 153,
    channel: 'letter',
    origin: 'petitionOffice',
    transferKind: 'transfer',
    externalNo: '宛信转〔摘〕88号',
    petitioners: [someone('莫玉兰', '女', '召川县黄店镇')],
    title: '市信访局转送:反映村小学撤并',
    content: '市信访局转送来信。信访人反映黄店镇村小学撤并后孩子上学远,要求恢复教学点。',
    matters: [
      {
        class: 'appeal',
        appealKind: 'item6',
        category: '1207',
        summary: '要求恢复村小学教学点',
        points: ['恢复教学点'],
      },
    ],
    life: {
      road: 'objection',
      keepOpen: true,
      objection: {
        reason:
          '信访人诉求为恢复村小学教学点,属教育行政部门职权,不属于组织部门及组织系统下级的职权范围,特提出异议。',
        organ: '召川县教育体育局',
        consent: true,
      },
    },
  },
  {
    key: 'qt06',
    org: 'city',
    received: 13,
    channel: 'letter',
    origin: 'petitionOffice',
    transferKind: 'assign',
    externalNo: '宛信交〔摘〕31号',
    petitioners: [someone('管玉兰', '女', '临汀区泊阳街道')],
    title: '市信访局交办:反映社区养老服务收费',
    content: '市信访局交办。信访人反映社区养老服务中心涨价没有公示。',
    matters: [
      {
        class: 'appeal',
        appealKind: 'item6',
        category: '1208',
        summary: '反映养老服务收费',
        points: ['公示收费标准'],
      },
    ],
    life: {
      road: 'objection',
      objection: {
        reason: '养老服务收费属民政、市场监管部门职权,不属于组织部门及组织系统下级的职权范围。',
        organ: '临汀区民政局',
        consent: null,
      },
    },
  },
  {
    key: 'qt07',
    org: 'yuntuan',
    received: 105,
    channel: 'letter',
    petitioners: [someone('褚桂芝', '女', '云湍区云湍镇')],
    title: '请求调动工作解决夫妻分居',
    content: '本人在云湍镇卫生院工作,丈夫在市区,孩子三岁无人照看,请求调回市区。',
    matters: [{ class: 'appeal', category: '0606', summary: '请求调动工作', points: ['调动到市区工作'] }],
    life: { road: 'withdraw', reason: '本人来信称丈夫已申请调来,书面申请撤回,经电话核对本人身份,确认自愿。' },
  },
  {
    key: 'qt18',
    org: 'city',
    received: 41,
    channel: 'letter',
    petitioners: [someone('阮翠莲', '女', '平皋县莲塘镇', { birthOn: '1952-02-20' })],
    title: '反映平皋县离任村妇联主席未纳入补贴',
    content:
      '我任村妇联主席二十二年,离任后村支书、主任、会计都有补贴,妇联主席没有。县里说文件没有写。市里别的县有的发。请求统一。',
    matters: [
      {
        class: 'appeal',
        category: '0406',
        summary: '请求将离任村妇联主席纳入补贴范围',
        points: ['核实任职年限', '说明妇联主席是否纳入补贴'],
      },
    ],
    life: {
      road: 'assignDown',
      targetOrg: 'pinggao',
      proposal: '涉及政策口径,交平皋县委组织部核实并报结果,组织科同步研究全市口径。',
    },
  },
  {
    key: 'qt21',
    org: 'city',
    received: 24,
    channel: 'letter',
    petitioners: [
      someone('蒲长河', '男', '宛州市青衿街道粮库家属院', {
        birthOn: '1958-03-11',
        politicalStatus: '中共党员',
      }),
    ],
    title: '反映退休党员组织关系没有转到社区',
    content:
      '我从市粮油集团退休五年,组织关系还在企业,企业说要转社区,社区说没有收到介绍信。组织生活两头不管。请求把关系转好。',
    matters: [
      {
        class: 'appeal',
        category: '0399',
        summary: '请求转接退休党员组织关系',
        points: ['把组织关系转到居住地社区党组织'],
      },
    ],
    // a unit without accounts: its letter goes on paper and its receipt comes back so (§2.16)
    life: { road: 'passDown', keepOpen: true, target: '宛州市粮油集团党委', triageAfter: 2, noticeAfter: 9 },
  },
];
