import { Rejected, type ScanSubject } from '#domain';
import { type InspectedRecording, inspectRecording, isRecording } from './inspect-recording.js';
import { type InspectedScan, inspectScan, isScan } from './inspect-scan.js';

/** A file that was looked at and may be kept. */
export type ExaminedFile = InspectedScan | InspectedRecording;

/**
 * Looks at what is filed of a subject: a recording as such, what a petitioner handed in as what it is, everything else as a scan.
 * @rejects those of inspectScan and inspectRecording, ENCLOSURE_TYPE_UNKNOWN
 */
export async function examineFile(of: ScanSubject, file: Buffer): Promise<ExaminedFile> {
  if (of === 'recording') return inspectRecording(file);
  if (of !== 'enclosure' || isScan(file)) return inspectScan(file);
  if (isRecording(file)) return inspectRecording(file);
  throw new Rejected(
    'ENCLOSURE_TYPE_UNKNOWN',
    null,
    '附件只收 PDF、JPEG、PNG 文件和 MP3、WAV、AMR、M4A、MP4 录音录像(按内容判断,不看扩展名);Word、Excel 文件请另存为 PDF,或者拍照。',
    { field: 'file' },
  );
}
