/** What a scan may be: pages as a scanner gives them; the server looks into the file and decides. */
export const SCAN_ACCEPT = '.pdf,.jpg,.jpeg,.png';
/** What a recording of a call or a visit may be. */
export const RECORDING_ACCEPT = '.mp3,.wav,.amr,.m4a,.mp4,.3gp';
/** The largest. */
export const SCAN_MEGABYTES = 8;
export const RECORDING_MEGABYTES = 20;
const MEGABYTE = 1024 * 1024;
export const SCAN_LIMIT = SCAN_MEGABYTES * MEGABYTE;

/** Is it sound or picture that moves, by its name? */
export const isRecording = ({ name }: Pick<File, 'name'>): boolean =>
  /\.(mp3|wav|amr|m4a|mp4|3gp)$/i.test(name);

/** Why a chosen file cannot become a scan; null where it may. */
export function scanFault({ name, size }: Pick<File, 'name' | 'size'>): string | null {
  if (!/\.(pdf|jpe?g|png)$/i.test(name)) return '只收 PDF、JPEG、PNG';
  if (size > SCAN_LIMIT) return `超过 ${SCAN_MEGABYTES} MB,请降低分辨率再扫描`;
  return size === 0 ? '是空文件' : null;
}

/** Why a chosen file cannot become a recording in the file; null where it may. */
export function recordingFault(file: Pick<File, 'name' | 'size'>): string | null {
  if (!isRecording(file)) return '录音录像只收 MP3、WAV、AMR、M4A、MP4';
  if (file.size > RECORDING_MEGABYTES * MEGABYTE)
    return `超过 ${RECORDING_MEGABYTES} MB,请转成较小的格式或分段`;
  return file.size === 0 ? '是空文件' : null;
}

/** What a file is filed as, and how much of it is taken. @unit megabytes MB */
export const filedAs = (file: Pick<File, 'name' | 'size'>) =>
  isRecording(file)
    ? { of: 'recording' as const, megabytes: RECORDING_MEGABYTES, fault: recordingFault(file) }
    : { of: 'arrival' as const, megabytes: SCAN_MEGABYTES, fault: scanFault(file) };

/** @example `1.2 MB` */
export function sizeZh(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
