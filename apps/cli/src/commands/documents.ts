import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DOCUMENTS, type DocumentCode, PAPER_STATUS_ZH } from '#domain';
import { CASE_CODES, fieldsOf, hasPdf, isCaseCode, officialDocNo } from '#documents';
import { type Viewer, withViewer } from '#identity';
import {
  bindVolume,
  composedPaperFile,
  giveReason,
  keptPaperFile,
  loadForViewer,
  officePaperFile,
  PaperDesk,
  type PaperFile,
  type PaperForm,
  volumeFolder,
} from '#paperwork';
import type { Runtime } from '#runtime';
import { type CliCommand, type Invocation, requiredOption, UsageError } from '../command.js';
import { viewerNamed } from '../viewer-named.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const FORMS: Readonly<Record<string, PaperForm>> = { docx: 'docx', pdf: 'pdf', html: 'print' };

const isCode = (word: string | undefined): word is DocumentCode =>
  word !== undefined && Object.hasOwn(DOCUMENTS, word);

/** Why the petition is opened, which is asked of accusations and sealed petitions (§9); the same bounds as on the page. */
function reasonIn({ options }: Invocation): string | null {
  const { reason } = options;
  if (typeof reason !== 'string') return null;
  const { length } = reason.trim();
  if (length < 2 || length > 200) throw new UsageError('--reason 应写明查阅事由,2 至 200 字。');
  return reason.trim();
}

/** A petition by id or by its number, as this person may see it; the reason is recorded where one is given. */
async function petitionNamed(invocation: Invocation, viewer: Viewer, word: string): Promise<string> {
  const { runtime } = invocation;
  const petitionId = await idOf(runtime, viewer, word);
  const reason = reasonIn(invocation);
  if (reason === null) return petitionId;
  const opened = await loadForViewer(runtime, viewer, petitionId, 'act');
  await giveReason(runtime, viewer, { opened, reason });
  return petitionId;
}

async function idOf({ pools }: Runtime, viewer: Viewer, word: string): Promise<string> {
  if (UUID.test(word)) return word;
  const { rows } = await withViewer(pools.reader, viewer, (client) =>
    client.query<{ id: string }>('select petition_id as id from rm.petition where display_no = $1', [word]),
  );
  const [found] = rows;
  if (found === undefined) throw new UsageError('没有这个编号的信访件,或者您无权查阅。');
  return found.id;
}

/** What is filled in, from a JSON file of field names and texts. */
async function fieldsIn({ options }: Invocation): Promise<Record<string, string>> {
  const { fields } = options;
  if (typeof fields !== 'string') return {};
  const text = await readFile(fields, 'utf8').catch(() => {
    throw new UsageError(`读不到 --fields 的文件“${fields}”。`);
  });
  const read = jsonIn(text);
  const flat = typeof read === 'object' && read !== null && !Array.isArray(read);
  if (!flat || Object.values(read).some((value) => typeof value !== 'string'))
    throw new UsageError('--fields 的文件应是 {"字段": "文字"} 的 JSON。');
  return read as Record<string, string>;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Nothing is taken out of the house only to find that it cannot be put down. */
function requireFree(out: string): void {
  if (existsSync(out)) throw new UsageError(`“${out}”已经存在,不覆盖;请换一个 --out。`);
  if (!existsSync(dirname(resolve(out)))) throw new UsageError(`没有“${dirname(resolve(out))}”这个目录。`);
}

function formOf(out: string): PaperForm {
  const form = FORMS[out.split('.').at(-1)?.toLowerCase() ?? ''];
  if (form === undefined) throw new UsageError('文件名须以 .docx、.pdf 或 .html 结尾。');
  return form;
}

/** All 48 kinds with what each asks for. */
function listKinds({ say }: Invocation): number {
  for (const code of Object.keys(DOCUMENTS) as DocumentCode[]) {
    const asked = fieldsOf(code).map(
      ({ name, zh, required }) => `${name}(${zh}${required ? '' : ',可不填'})`,
    );
    say(
      `${code} ${DOCUMENTS[code].zh}${isCaseCode(code) ? '' : '〔机关文书〕'}:${asked.join(' ') || '不用填写'}`,
    );
  }
  return 0;
}

/** The papers of one petition on their road, and what else it could give now. */
async function listPapers(desk: PaperDesk, viewer: Viewer, petitionId: string, say: Invocation['say']) {
  const papers = await desk.open(viewer, petitionId);
  for (const { documentId, code, status, signed } of papers.opened.state.papers) {
    const docNo = signed?.docNo == null ? '未取号' : officialDocNo(signed.docNo);
    say(`${documentId} ${code} ${DOCUMENTS[code].zh} ${docNo} ${PAPER_STATUS_ZH[status]}`);
  }
  for (const code of CASE_CODES) {
    const { missing, faults } = desk.compose(papers, code, {});
    const stops = [...missing, ...faults];
    say(`${code} ${DOCUMENTS[code].zh}:${stops.length === 0 ? '可出' : `还缺 ${stops.join('、')}`}`);
  }
  return 0;
}

async function fileOf(invocation: Invocation, viewer: Viewer, form: PaperForm): Promise<PaperFile> {
  const { runtime, words, options } = invocation;
  const [first = '', second] = words;
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined);
  if (isCode(first)) {
    const typed = { code: first, fields: await fieldsIn(invocation), form };
    return officePaperFile(runtime, viewer, { ...typed, docNo: text('doc-no'), signedOn: text('signed-on') });
  }
  const desk = new PaperDesk(runtime);
  const parts = { ...runtime, desk };
  const petitionId = await petitionNamed(invocation, viewer, first);
  if (second === 'volume') {
    if (form !== 'pdf') throw new UsageError('全卷只出 PDF:文件名须以 .pdf 结尾。');
    return bindVolume(parts, viewer, petitionId);
  }
  if (isCode(second)) {
    const paper = { petitionId, code: second, fields: await fieldsIn(invocation), form };
    return composedPaperFile(parts, viewer, paper);
  }
  if (second === undefined || !UUID.test(second))
    throw new UsageError('请写明文书:D01 至 D48、文书标识、volume(全卷),或者 all(逐件)。');
  return keptPaperFile(parts, viewer, { petitionId, documentId: second, form });
}

/** The life of a petition as a folder of papers; as PDF where this machine can make them. */
async function writeFolder(invocation: Invocation, viewer: Viewer, folder: string): Promise<number> {
  const { runtime, words, say } = invocation;
  const petitionId = await petitionNamed(invocation, viewer, words[0] ?? '');
  const form: PaperForm = hasPdf() ? 'pdf' : 'docx';
  const files = await volumeFolder({ ...runtime, desk: new PaperDesk(runtime) }, viewer, {
    petitionId,
    form,
  });
  await mkdir(folder, { mode: 0o700 });
  for (const { fileName, body } of files) await writeFile(join(folder, fileName), body, { mode: 0o600 });
  say(`${folder}:${files.length} 件,已记入查阅记录。`);
  return 0;
}

/** Every paper that the pages give, with the same rights, checks and access audit. */
export const documents: CliCommand = {
  name: 'documents',
  usage:
    'documents [<件号|件标识> [D01…D48|<文书标识>|volume|all] | D33…D48] --login <账号> [--reason 查阅事由] [--fields 字段.json] [--doc-no 文号] [--signed-on 日期] [--out 文件.docx|.pdf|.html]',
  zh: '文书:不写件号列出 48 种及其字段;只写件号列出该件文书;写明文书并用 --out 出文件(volume 为全卷一个 PDF,all 为逐件一个文件夹),以该账号的权限,并记入查阅记录;检举控告件、密封件须写 --reason(§9)',
  values: ['login', 'reason', 'fields', 'doc-no', 'signed-on', 'out'],
  words: 2,
  async run(invocation) {
    const { runtime, words, options, say } = invocation;
    const [first, second] = words;
    if (first === undefined) return listKinds(invocation);
    const viewer = await viewerNamed(runtime, requiredOption(options, 'login'));
    if (!isCode(first) && second === undefined)
      return listPapers(new PaperDesk(runtime), viewer, await petitionNamed(invocation, viewer, first), say);
    const out = requiredOption(options, 'out');
    requireFree(out);
    if (second === 'all') return writeFolder(invocation, viewer, out);
    const { body, fileName } = await fileOf(invocation, viewer, formOf(out));
    // It holds names: for its owner alone, and never over another file.
    await writeFile(out, body, { mode: 0o600, flag: 'wx' });
    say(`${out}(${fileName}):${body.length} 字节,已记入查阅记录。`);
    return 0;
  },
};
