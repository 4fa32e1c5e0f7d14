import type { PageProblem } from './problem';

/** A file that was changed or moved after it was chosen cannot be read any more: the browser wants it chosen again. */
const CHANGED: PageProblem = {
  status: 400,
  title: '读不到文件',
  detail: '文件在选择之后被改动或者移走,请重新选择。',
  code: 'FILE_UNREADABLE',
  errors: [],
};

const fault = (code: string, detail: string): PageProblem => ({
  status: 400,
  title: '文件不能用',
  detail,
  code,
  errors: [],
});
const rejected = (problem: PageProblem) => Promise.reject(Object.assign(new Error(problem.detail), problem));

/**
 * A chosen file in base64, for a JSON body. One that is empty or too large is told before it is sent: the server would
 * speak of a field, and of a large one only after minutes.
 * @shape megabytes: at most; advice: what to do with a larger one @rejects PageProblem FILE_UNREADABLE FILE_EMPTY FILE_TOO_LARGE
 */
export function base64Of(file: Blob, megabytes: number, advice = ''): Promise<string> {
  if (file.size === 0) return rejected(fault('FILE_EMPTY', '这个文件是空的,请重新选择。'));
  if (file.size > megabytes * 1024 * 1024)
    return rejected(
      fault(
        'FILE_TOO_LARGE',
        `这个文件有 ${(file.size / 1024 / 1024).toFixed(1)} MB,最多 ${megabytes} MB,没有上传。${advice}`,
      ),
    );
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(Object.assign(new Error(CHANGED.detail), CHANGED));
    reader.readAsDataURL(file);
  });
}
