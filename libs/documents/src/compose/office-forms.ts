import {
  choice,
  date,
  dayOf,
  list,
  long,
  type OfficeComposer,
  optional,
  row,
  rowsSection,
  signingRoom,
  tableOf,
  tableSection,
  text,
} from './composer.js';

/** 值班表、交班记录 D44. */
export const dutyRoster: OfficeComposer = {
  fields: [
    text('period', '期间'),
    list('shifts', '班次', { hint: '每行:日期|班次|值班员|带班领导|电话' }),
    long('open', '未了事项', optional),
  ],
  compose: ({ typed }) => ({
    title: `值班表（${typed['period'] ?? ''}）`,
    sections: [
      tableSection(
        '',
        tableOf(typed['shifts'], ['日期', '班次', '值班员', '带班领导', '电话'], [2, 1.5, 2, 2, 2.5]),
      ),
      rowsSection('交班记录', [
        row('未了事项', typed['open']),
        row('交班人签名', signingRoom()),
        row('接班人签收', signingRoom()),
      ]),
    ],
  }),
};

/** 交接清单 D45: three hands (O-96). */
export const handoverList: OfficeComposer = {
  fields: [
    text('from', '移交人'),
    text('to', '接收人'),
    text('witness', '监交人'),
    list('cases', '在办件', { hint: '每行:编号|状态|到期日' }),
    long('files', '纸质卷', optional),
    long('seals', '印章', optional),
    long('media', '密钥载体', optional),
    long('lent', '借出未还', optional),
  ],
  lacks: ({ typed }) => [
    new Set([typed['from'], typed['to'], typed['witness']]).size < 3 &&
      '移交人、接收人、监交人须是三个人（O-96）',
  ],
  compose: ({ typed }) => ({
    title: '交接清单',
    sections: [
      rowsSection('', [
        row('移交人', typed['from']),
        row('接收人', typed['to']),
        row('监交人', typed['witness']),
      ]),
      tableSection('一、在办件和时钟', tableOf(typed['cases'], ['编号', '状态', '到期日'], [5, 3, 3])),
      rowsSection('二、实物', [
        row('纸质卷', typed['files']),
        row('印章', typed['seals']),
        row('密钥载体', typed['media']),
        row('借出未还', typed['lent']),
      ]),
      rowsSection('三、签字', [
        row('移交人', signingRoom()),
        row('接收人', signingRoom()),
        row('监交人', signingRoom()),
      ]),
    ],
  }),
};

/** 接管清单 D46: openings, next numbers, both sides of the account (O-105). */
export const openingBalance: OfficeComposer = {
  fields: [
    date('startedOn', '启用日'),
    list('books', '各簿', { hint: '每行:簿|纸质末号|系统下一号' }),
    list('cases', '逐件期初', { hint: '每行:旧号|收到日|受理日|承办|到期日' }),
    text('paperCount', '纸质台账在办数'),
    text('systemCount', '系统在办数'),
    long('difference', '差异说明', optional),
  ],
  lacks: ({ typed }) => [
    typed['paperCount'] !== typed['systemCount'] &&
      !typed['difference'] &&
      '在办件数两侧不一致的差异说明（O-105）',
    tableOf(typed['books'], []).rows.some(([, last, next]) => Number(next) !== Number(last) + 1) &&
      !typed['difference'] &&
      '下一号不等于纸质末号加一的差异说明（O-105）',
  ],
  compose: ({ typed }) => ({
    title: '接管清单（期初）',
    sections: [
      rowsSection('', [row('启用日', dayOf(typed['startedOn']))]),
      tableSection('一、各簿编号', tableOf(typed['books'], ['簿', '纸质末号', '系统下一号'], [4, 2, 2])),
      tableSection(
        '二、逐件期初',
        tableOf(typed['cases'], ['旧号', '收到日', '受理日', '承办', '到期日'], [3, 2, 2, 2, 2]),
      ),
      rowsSection('三、对账', [
        row('纸质台账在办数', typed['paperCount']),
        row('系统在办数', typed['systemCount']),
        row('差异说明', typed['difference']),
        row('移交人', signingRoom()),
        row('接收人', signingRoom()),
      ]),
    ],
  }),
};

/** 汇总填报表 D47: figures, or that there is nothing to report. */
export const aggregateReturn: OfficeComposer = {
  fields: [
    text('unit', '填报单位'),
    text('period', '期间'),
    choice('zero', '零报告', ['否', '是']),
    list('figures', '指标数', { ...optional, hint: '每行:指标|数' }),
    text('filledBy', '填报人'),
    text('checkedBy', '审核人'),
    long('returned', '退回意见', optional),
  ],
  lacks: ({ typed }) => [typed['zero'] !== '是' && !typed['figures'] && '指标数，或者声明零报告（O-73）'],
  compose: ({ typed }) => ({
    title: '汇总填报表',
    sections: [
      rowsSection('', [
        row('填报单位', typed['unit']),
        row('期间', typed['period']),
        row('零报告', typed['zero']),
      ]),
      tableSection('指标', tableOf(typed['figures'], ['指标', '数'], [4, 2])),
      rowsSection('', [
        row('填报人', typed['filledBy']),
        row('审核人', typed['checkedBy']),
        row('退回意见', typed['returned']),
      ]),
    ],
  }),
};
