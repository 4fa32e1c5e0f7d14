import { Code, Flag, Int, ListOf, Text } from '../shared/fields.js';

export class TakeRegisterOverRequest {
  @Text({ zh: '文件名', max: 200 }) fileName!: string;
  /** The file in base64: CSV or xlsx. */
  @Text({ zh: '文件', max: 2_000_000 }) file!: string;
  @Code(['utf8', 'gbk'], { zh: '编码(CSV)', optional: true }) encoding?: 'utf8' | 'gbk';
  @Text({ zh: '工作表', max: 60, optional: true }) sheet?: string;
  /** Reads and judges everything, writes nothing. */
  @Flag({ zh: '试运行' }) dryRun!: boolean;
}

export class CellFaultView {
  @Int({ zh: '行' }) line!: number;
  @Text({ zh: '列', max: 200 }) column!: string;
  /** In a workbook, e.g. C5; empty otherwise. */
  @Text({ zh: '格', max: 12 }) cell!: string;
  @Text({ zh: '说明', max: 500 }) message!: string;
}

export class TakeOverReportView {
  @Text({ zh: '登记簿', max: 60 }) book!: string;
  @Int({ zh: '行数' }) rows!: number;
  @Int({ zh: '在办' }) open!: number;
  @Int({ zh: '历史' }) closed!: number;
  @Int({ zh: '录入' }) entered!: number;
  @Int({ zh: '以前已录入' }) known!: number;
  @Int({ zh: '有误处数' }) faultCount!: number;
  /** The first hundred. */
  @ListOf(() => CellFaultView, { zh: '有误之处' }) faults!: CellFaultView[];
}
