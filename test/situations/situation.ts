import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** One step: `3月4日 承办人 受理` with what is filled in beyond the usual form. */
export type Step = { on: string; who: string; does: string; form: Readonly<Record<string, unknown>> };

/** A situation as it stands in the file, for people who do not program. */
export type Situation = {
  file: string;
  /** 名 */
  name: string;
  /** 规则 */
  rules: string[];
  /** 条款: what the rule rests on, in words. */
  article: string;
  /** 类: which adapter plays it; 信访件 when left out. */
  kind: string;
  /** 假如, 当, 那么 — each adapter says what may stand there. */
  given: unknown[];
  when: unknown;
  then: Readonly<Record<string, unknown>>;
};

const HERE = new URL('./', import.meta.url);

const KEYS = ['名', '规则', '条款', '类', '假如', '当', '那么'];

function situationOf(file: string, entry: unknown): Situation {
  const raw = (entry ?? {}) as Record<string, unknown>;
  const unknown = Object.keys(raw).filter((key) => !KEYS.includes(key));
  if (unknown.length > 0) throw new Error(`${file}: 不认识的栏目 ${unknown.join('、')}`);
  const name = raw['名'];
  if (typeof name !== 'string') throw new Error(`${file}: 有一条没有“名”`);
  if (typeof raw['规则'] !== 'string') throw new Error(`${file}: “${name}”没有写规则`);
  if (typeof raw['那么'] !== 'object' || raw['那么'] === null)
    throw new Error(`${file}: “${name}”没有写“那么”`);
  return {
    file,
    name,
    rules: raw['规则'].split(/[、,\s]+/).filter(Boolean),
    article: typeof raw['条款'] === 'string' ? raw['条款'] : '',
    kind: typeof raw['类'] === 'string' ? raw['类'] : '信访件',
    given: Array.isArray(raw['假如']) ? (raw['假如'] as unknown[]) : [],
    when: raw['当'],
    then: raw['那么'] as Record<string, unknown>,
  };
}

/** Every situation of this folder, file by file. */
export function allSituations(): Situation[] {
  return readdirSync(HERE)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap((file) => {
      const entries: unknown = parse(readFileSync(new URL(file, HERE), 'utf8'));
      if (!Array.isArray(entries)) throw new Error(`${file} 应是一张清单`);
      return entries.map((entry) => situationOf(file, entry));
    });
}

const DAY = /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日$/;

/** 3月4日 → 2026-03-04; other text as it is. */
export function dayOf(text: string): string {
  const match = DAY.exec(text);
  if (match === null) return text;
  const [, year, month, day] = match;
  return `${year ?? '2026'}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A step as written: a line of three words, or such a line with a form below it. */
export function stepOf(written: unknown): Step {
  const [line, form] =
    typeof written === 'string'
      ? [written, {}]
      : (Object.entries((written ?? {}) as Record<string, unknown>)[0] ?? ['', {}]);
  const [on, who, does] = line.split(/\s+/);
  if (on === undefined || who === undefined || does === undefined)
    throw new Error(`步骤要写成“3月4日 承办人 受理”:${line}`);
  return { on: dayOf(on), who, does, form: (form ?? {}) as Record<string, unknown> };
}
