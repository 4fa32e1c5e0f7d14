/** What went wrong with a file that was named on the command line, in Chinese. */
const SENTENCES: Readonly<Record<string, (file: string) => string>> = {
  EEXIST: (file) => `${file} 已经存在,没有覆盖;请另取一个名字。`,
  ENOENT: (file) => `找不到 ${file},或它所在的目录不存在。`,
  EACCES: (file) => `没有权限读写 ${file}。`,
  EPERM: (file) => `没有权限读写 ${file}。`,
  EISDIR: (file) => `${file} 是目录,不是文件。`,
  ENOTDIR: (file) => `${file} 的上级不是目录。`,
  ENOSPC: (file) => `磁盘空间已满,${file} 没有写成。`,
  EDQUOT: (file) => `磁盘配额已满,${file} 没有写成。`,
  EROFS: (file) => `${file} 所在的磁盘只读,没有写成。`,
};

/** The file that was named is at fault, not the disk below it. */
const NAMED_WRONGLY = new Set(['EEXIST', 'ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'ENOTDIR']);

/** Whether another name on the command line would help. */
export function isWrongFile(error: unknown): boolean {
  const { code, path } = (error ?? {}) as { code?: unknown; path?: unknown };
  return typeof code === 'string' && typeof path === 'string' && NAMED_WRONGLY.has(code);
}

/** Null for anything that is not a file's fault. */
export function fileSentence(error: unknown): string | null {
  const { code, path } = (error ?? {}) as { code?: unknown; path?: unknown };
  const sentence = typeof code === 'string' ? SENTENCES[code] : undefined;
  return sentence?.(typeof path === 'string' ? path : '文件') ?? null;
}
