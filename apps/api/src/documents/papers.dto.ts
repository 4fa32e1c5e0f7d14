import { SCAN_SUBJECT_ZH, type ScanSubject } from '#domain';
import { DOCUMENTS } from '#domain/glossary';
import { Code, DateOn, Flag, Id, Int, ListOf, Nested, Text, TextMap } from '../shared/fields.js';
import { ApprovalInput, DELIVERY_METHODS } from '../petitions/commands-arrival.dto.js';

const SEALS = ['organ', 'petitionWork'] as const;
const OUTCOMES = ['signed', 'refused', 'leftAtAddress', 'returned', 'deemed'] as const;
const CAPACITIES = ['deputyLeader', 'leader', 'partyCommittee'] as const;
const SCAN_SUBJECTS = Object.keys(SCAN_SUBJECT_ZH) as ScanSubject[];
const STEPS = ['revise', 'check', 'sign', 'stamp', 'send', 'receipt', 'void'] as const;

export class PaperFieldView {
  @Text({ zh: '字段', max: 40 }) name!: string;
  @Text({ zh: '名称', max: 60 }) zh!: string;
  @Code(['text', 'long', 'date', 'choice', 'list'], { zh: '种类' }) kind!: string;
  @Flag({ zh: '必填' }) required!: boolean;
  @Text({ zh: '可选值', max: 40, list: true }) choices!: string[];
  @Text({ zh: '提示', max: 200 }) hint!: string;
}

export class PaperKindView {
  @Code(DOCUMENTS, { zh: '文书码' }) code!: string;
  @Text({ zh: '名称', max: 60 }) zh!: string;
  @ListOf(() => PaperFieldView, { zh: '字段' }) fields!: PaperFieldView[];
  /** What is missing whatever is typed. */
  @Text({ zh: '缺少', max: 200, list: true }) missing!: string[];
}

export class PaperDraftView {
  @Int({ zh: '第几稿' }) draft!: number;
  @DateOn({ zh: '日期' }) on!: string;
  @Text({ zh: '拟稿人', max: 60 }) author!: string;
  @Text({ zh: '标题', max: 300 }) title!: string;
}

export class PaperView {
  @Text({ zh: '文书标识', max: 64 }) documentId!: string;
  @Code(DOCUMENTS, { zh: '文书码' }) code!: string;
  @Text({ zh: '名称', max: 60 }) zh!: string;
  @Text({ zh: '标题', max: 300 }) title!: string;
  @Text({ zh: '主送', max: 500 }) addressee!: string;
  @Text({ zh: '文号', max: 60, nullable: true }) docNo!: string | null;
  @Text({ zh: '所处环节', max: 20 }) status!: string;
  @Text({ zh: '所处环节名称', max: 20 }) statusZh!: string;
  @ListOf(() => PaperDraftView, { zh: '各稿' }) drafts!: PaperDraftView[];
  @Text({ zh: '正文', max: 120_000 }) body!: string;
  @TextMap({ zh: '填写项', max: 20_000 }) fields!: Record<string, string>;
  /** It names the reporter, and this person may not know him (§9). */
  @Flag({ zh: '不可查阅' }) withheld!: boolean;
  /** What happened, one step in a line. */
  @Text({ zh: '经过', max: 300, list: true }) steps!: string[];
  @Code(STEPS, { zh: '可办', list: true }) next!: string[];
  @DateOn({ zh: '视为签收日', nullable: true }) deemedOn!: string | null;
  /** Sending it is telling the petitioner (书面告知). */
  @Flag({ zh: '发出即告知' }) isNotice!: boolean;
}

export class FilePieceView {
  @Text({ zh: '文号', max: 60 }) docNo!: string;
  @Text({ zh: '责任者', max: 120 }) responsible!: string;
  @Text({ zh: '题名', max: 300 }) title!: string;
  @DateOn({ zh: '日期' }) on!: string;
}

/** What a scan can be of. */
export class ScannableView {
  @Code(SCAN_SUBJECTS, { zh: '种类' }) of!: (typeof SCAN_SUBJECTS)[number];
  @Text({ zh: '所属', max: 64, nullable: true }) refId!: string | null;
  @Text({ zh: '名称', max: 120 }) zh!: string;
}

export class ScanView {
  @Id({ zh: '扫描件' }) scanId!: string;
  @Code(SCAN_SUBJECTS, { zh: '种类' }) of!: string;
  @Text({ zh: '种类名称', max: 40 }) ofZh!: string;
  @Text({ zh: '名称', max: 500 }) title!: string;
  @Text({ zh: '签署人', max: 120 }) signer!: string;
  @DateOn({ zh: '签署日', nullable: true }) signedOn!: string | null;
  @DateOn({ zh: '入卷日' }) on!: string;
  @Int({ zh: '页数' }) pages!: number;
  /** It shows the reporter's hand, and this person may not know him. */
  @Flag({ zh: '不可查阅' }) withheld!: boolean;
}

export class FileScanRequest {
  @Code(SCAN_SUBJECTS, { zh: '扫描的是什么' }) of!: (typeof SCAN_SUBJECTS)[number];
  @Text({ zh: '所属', max: 64, optional: true }) refId?: string;
  @Text({ zh: '扫描件名称', max: 500 }) title!: string;
  @Text({ zh: '签署人', max: 120, optional: true }) signer?: string;
  @DateOn({ zh: '签署日', optional: true }) signedOn?: string;
  /** The file in base64: PDF, JPEG or PNG; of a recording MP3, WAV, AMR, M4A or MP4. */
  @Text({ zh: '扫描件', max: 28_000_000 }) file!: string;
}

export class PapersView {
  @Int({ zh: '版本' }) version!: number;
  @ListOf(() => PaperKindView, { zh: '可拟文书' }) kinds!: PaperKindView[];
  @ListOf(() => PaperView, { zh: '文书' }) papers!: PaperView[];
  @ListOf(() => FilePieceView, { zh: '卷内' }) pieces!: FilePieceView[];
  @ListOf(() => ScanView, { zh: '扫描件' }) scans!: ScanView[];
  @ListOf(() => ScannableView, { zh: '可附扫描件的' }) scannable!: ScannableView[];
  @Text({ zh: '存放', max: 20 }) room!: string;
  /** Can this machine make PDF files? */
  @Flag({ zh: '可出PDF' }) pdf!: boolean;
}

export class ComposeRequest {
  @Code(DOCUMENTS, { zh: '文书码' }) code!: keyof typeof DOCUMENTS;
  @TextMap({ zh: '填写项', max: 20_000 }) fields!: Record<string, string>;
}

/** A paper with what another book knows of it already. */
export class SupervisionLetterView extends ComposeRequest {
  @Text({ zh: '名称', max: 60 }) zh!: string;
}

export class ComposedView {
  @Text({ zh: '标题', max: 300 }) title!: string;
  @Text({ zh: '主送', max: 500 }) addressee!: string;
  @Text({ zh: '正文', max: 120_000 }) body!: string;
  @Text({ zh: '缺少', max: 300, list: true }) missing!: string[];
  @Text({ zh: '不当', max: 300, list: true }) faults!: string[];
}

export class DraftDocumentRequest extends ComposeRequest {
  @Text({ zh: '文书标识', max: 64, optional: true }) documentId?: string;
  @Text({ zh: '标题', max: 300, optional: true }) title?: string;
  @Text({ zh: '正文', max: 60_000, optional: true }) body?: string;
}

class OfDocument {
  @Text({ zh: '文书标识', max: 64 }) documentId!: string;
}

export class CheckDocumentRequest extends OfDocument {
  @Text({ zh: '核稿意见', max: 2000, optional: true }) remark?: string;
}

export class SignDocumentRequest extends OfDocument {
  @DateOn({ zh: '签发日' }) signedOn!: string;
  @Nested(() => ApprovalInput, { zh: '签批' }) approval!: ApprovalInput;
}

export class StampDocumentRequest extends OfDocument {
  @Code(SEALS, { zh: '印章' }) seal!: (typeof SEALS)[number];
  @DateOn({ zh: '用印日' }) stampedOn!: string;
  @Id({ zh: '用印批准人' }) approverId!: string;
}

export class SendDocumentRequest extends OfDocument {
  @Code(DELIVERY_METHODS, { zh: '送达方式' }) method!: (typeof DELIVERY_METHODS)[number];
  @DateOn({ zh: '发出日' }) sentOn!: string;
  @Flag({ zh: '当场出具', optional: true }) onTheSpot?: boolean;
  @Flag({ zh: '无账号单位', optional: true }) toPaperUnit?: boolean;
  @Text({ zh: '经手人', max: 120, optional: true }) carriedBy?: string;
  @Text({ zh: '邮件号', max: 64, optional: true }) trackingNo?: string;
  @Text({ zh: '签收人', max: 120, optional: true }) receivedBy?: string;
  @Text({ zh: '迟告说明', max: 2000, optional: true }) lateStatement?: string;
}

export class RecordDocumentReceiptRequest extends OfDocument {
  @Code(OUTCOMES, { zh: '送达结果' }) outcome!: (typeof OUTCOMES)[number];
  @DateOn({ zh: '日期', optional: true }) on?: string;
  @Text({ zh: '签收人', max: 120, optional: true }) receivedBy?: string;
  @Text({ zh: '见证人', max: 120, optional: true }) witness?: string;
  @Text({ zh: '原因', max: 500, optional: true }) reason?: string;
  @Text({ zh: '扫描件', max: 500, optional: true }) scanRef?: string;
}

export class VoidDocumentRequest extends OfDocument {
  @Text({ zh: '作废原因', max: 2000 }) reason!: string;
}

export class RecordInstructionRequest {
  @Text({ zh: '文书标识', max: 64, nullable: true }) documentId?: string | null;
  @Code(CAPACITIES, { zh: '批示人职务' }) capacity!: (typeof CAPACITIES)[number];
  @DateOn({ zh: '批示日' }) writtenOn!: string;
  @Text({ zh: '批示人', max: 120 }) leaderName!: string;
  @Text({ zh: '批示原话', max: 2000 }) words!: string;
  @Text({ zh: '扫描件或原件卷号', max: 500 }) scanRef!: string;
}

export class RecordUnitFeedbackRequest {
  @Text({ zh: '文书标识', max: 64, nullable: true }) documentId?: string | null;
  @Code(['feedback', 'closureReport'], { zh: '来文种类' }) kind!: 'feedback' | 'closureReport';
  @DateOn({ zh: '来文收到日' }) receivedOn!: string;
  @DateOn({ zh: '来文日' }) statedOn!: string;
  @Text({ zh: '来文单位', max: 200 }) unit!: string;
  @Text({ zh: '来文签名人', max: 120 }) signer!: string;
  @Text({ zh: '来文内容', max: 20_000 }) text!: string;
  @Text({ zh: '扫描件', max: 500 }) scanRef!: string;
}
