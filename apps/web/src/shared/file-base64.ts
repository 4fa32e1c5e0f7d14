import type { PageProblem } from './problem';

/** A file that was changed or moved after it was chosen cannot be read any more: the browser wants it chosen again. */
const CHANGED: PageProblem = {
  status: 400,
  title: '读不到文件',
  detail: '文件在选择之后被改动或者移走,请重新选择。',
  code: 'FILE_UNREADABLE',
  errors: [],
};

/** A chosen file in base64, for a JSON body. @rejects PageProblem FILE_UNREADABLE */
export function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(Object.assign(new Error(CHANGED.detail), CHANGED));
    reader.readAsDataURL(file);
  });
}
