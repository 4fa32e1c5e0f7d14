import { createLogger, type Log } from '#platform';

type Line = { level?: string; msg?: string; err?: { code?: unknown; message?: unknown } };

const CHINESE = /[\u4e00-\u9fff]/;

/** A line of the log as a person in front of a terminal reads it; what is no line of the log stays as it is. */
export function sentenceOfLog(text: string): string {
  let line: Line;
  try {
    line = JSON.parse(text) as Line;
  } catch {
    return text.trimEnd();
  }
  const { level = 'warn', msg = '', err } = line;
  const cause = [err?.code, err?.message].filter((part) => typeof part === 'string').join(' ');
  const said = cause === '' ? msg : `${msg}(${cause})`;
  return CHINESE.test(msg) ? `提示:${said}` : `日志(${level}):${said}`;
}

/** The log of a command: plain lines on the error output, so that what the command says stays whole. */
export const terminalLog = (): Log =>
  createLogger(
    { level: 'warn', name: 'cli' },
    { write: (text: string) => void process.stderr.write(`${sentenceOfLog(text)}\n`) },
  );
