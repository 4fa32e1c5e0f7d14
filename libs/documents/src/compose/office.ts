import type { DocumentModel } from '../document-model.js';
import { bodyOf, headed, para } from '../wording.js';
import {
  attachmentsOf,
  block,
  choice,
  list,
  long,
  MARKS,
  marksOf,
  type OfficeCode,
  type OfficeComposer,
  type OfficeSource,
  optional,
  tableOf,
  tableSection,
  text,
} from './composer.js';
import { dutyRoster, handoverList, openingBalance, aggregateReturn } from './office-forms.js';

const ADDRESSEE = text('addressee', '主送');
const SIGNER = text('signer', '签发人', { ...optional, hint: '上行文写签发人' });
const head = ({ typed }: OfficeSource): Partial<DocumentModel> => ({
  ...marksOf(typed),
  addressee: typed['addressee'] || null,
  signer: typed['signer'] || null,
  attachments: attachmentsOf(typed['attachments']),
});

/** 信访信息 D33: 专报、快报, with its issue. */
const bulletinItem: OfficeComposer = {
  fields: [
    ADDRESSEE,
    text('title', '题目'),
    choice('kind', '种类', ['专报', '快报']),
    text('issueNo', '期号'),
    long('text', '正文'),
    SIGNER,
    ...MARKS,
  ],
  compose: (source) => ({
    ...head(source),
    title: source.typed['title'] ?? '',
    paragraphs: [
      para(`信访信息（${source.typed['kind'] ?? '专报'}）第${source.typed['issueNo'] ?? ''}期`),
      ...bodyOf(source.typed['text'] ?? ''),
    ],
  }),
};

/** 紧急信访信息报告 D34: 首报、续报、终报, to the minute. */
const urgentReport: OfficeComposer = {
  fields: [
    ADDRESSEE,
    choice('stage', '报次', ['首报', '续报', '终报']),
    text('occurredAt', '发生时间'),
    text('place', '地点'),
    text('people', '人物、人数'),
    long('cause', '起因'),
    long('course', '经过'),
    long('present', '现状'),
    long('measures', '已采取的措施'),
    text('reportedAt', '报送时间', { hint: '精确到分' }),
    SIGNER,
    ...MARKS,
  ],
  lacks: ({ typed }) => [!/\d{1,2}[:：时]\d{2}/u.test(typed['reportedAt'] ?? '') && '报送时间精确到分'],
  compose: (source) => {
    const { typed } = source;
    return {
      ...head(source),
      title: `关于${typed['place'] ?? ''}信访事项的紧急报告（${typed['stage'] ?? '首报'}）`,
      paragraphs: [
        para(`报送时间：${typed['reportedAt'] ?? ''}`),
        ...headed([
          block(
            '时间、地点和人物',
            `${typed['occurredAt'] ?? ''}，${typed['place'] ?? ''}，${typed['people'] ?? ''}。`,
          ),
          block('起因', typed['cause']),
          block('经过', typed['course']),
          block('现状', typed['present']),
          block('已采取的措施', typed['measures']),
        ]),
      ],
    };
  },
};

/** 季度统计分析报告、半年小结、年终总结 D35: the figures come signed from elsewhere. */
const quarterlyReport: OfficeComposer = {
  fields: [
    text('title', '题目'),
    text('period', '期间'),
    list('figures', '指标', { hint: '每行:指标|本期|上期|去年同期' }),
    long('situation', '基本情况'),
    long('analysis', '分析'),
    long('next', '下步工作'),
    text('addressee', '报送', optional),
    ...MARKS,
  ],
  compose: (source) => ({
    ...head(source),
    title: source.typed['title'] ?? '',
    paragraphs: [
      para(`统计期间：${source.typed['period'] ?? ''}`),
      ...headed([
        block('基本情况', source.typed['situation']),
        block('分析', source.typed['analysis']),
        block('下步工作', source.typed['next']),
      ]),
    ],
    sections: [
      tableSection(
        '主要指标',
        tableOf(source.typed['figures'], ['指标', '本期', '上期', '去年同期'], [4, 2, 2, 2]),
      ),
    ],
  }),
};

/** 情况通报 D36: a list in order, with remarks. */
const circular: OfficeComposer = {
  fields: [
    ADDRESSEE,
    text('title', '题目'),
    text('period', '期间'),
    list('ranking', '排名', { hint: '每行:单位|受理|按期办结率|退回|名次' }),
    long('remarks', '点评'),
    long('demands', '工作要求', optional),
    ...MARKS,
  ],
  compose: (source) => ({
    ...head(source),
    title: source.typed['title'] ?? '',
    paragraphs: [
      para(`现将${source.typed['period'] ?? ''}信访工作情况通报如下：`),
      ...headed([block('有关情况', source.typed['remarks']), block('工作要求', source.typed['demands'])]),
    ],
    sections: [
      tableSection(
        '信访工作情况',
        tableOf(source.typed['ranking'], ['单位', '受理', '按期办结率', '退回', '名次'], [4, 2, 2, 2, 1.5]),
      ),
    ],
  }),
};

/** 更正通知 D48: what was said, what is right, why. */
const correctionNotice: OfficeComposer = {
  fields: [
    ADDRESSEE,
    text('document', '原文件和文号'),
    list('figures', '更正的数', { hint: '每行:指标|原数|正数' }),
    long('reason', '原因'),
    text('signer', '签发人'),
    ...MARKS,
  ],
  compose: (source) => ({
    ...head(source),
    title: `关于更正${source.typed['document'] ?? ''}有关数据的通知`,
    paragraphs: [
      para(`${source.typed['document'] ?? ''}中的有关数据有误，现予更正。`),
      para(`原因：${source.typed['reason'] ?? ''}`),
    ],
    sections: [
      tableSection('更正内容', tableOf(source.typed['figures'], ['指标', '原数', '正数'], [4, 2, 2])),
    ],
  }),
};

/** The papers that belong to no petition. */
export const OFFICE_COMPOSERS: Readonly<Record<OfficeCode, OfficeComposer>> = {
  D33: bulletinItem,
  D34: urgentReport,
  D35: quarterlyReport,
  D36: circular,
  D44: dutyRoster,
  D45: handoverList,
  D46: openingBalance,
  D47: aggregateReturn,
  D48: correctionNotice,
};
