/** What a scan may be: pages as a scanner gives them; the server looks into the file and decides. */
export const SCAN_ACCEPT = '.pdf,.jpg,.jpeg,.png';
/** The largest. */
export const SCAN_MEGABYTES = 8;
export const SCAN_LIMIT = SCAN_MEGABYTES * 1024 * 1024;

/** Why a chosen file cannot become a scan; null where it may. */
export function scanFault({ name, size }: Pick<File, 'name' | 'size'>): string | null {
  if (!/\.(pdf|jpe?g|png)$/i.test(name)) return '只收 PDF、JPEG、PNG';
  if (size > SCAN_LIMIT) return `超过 ${SCAN_MEGABYTES} MB,请降低分辨率再扫描`;
  return size === 0 ? '是空文件' : null;
}
