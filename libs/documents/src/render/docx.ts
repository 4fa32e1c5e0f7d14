import { createHash } from 'node:crypto';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { Rejected } from '#domain';
import type { DocumentModel } from '../document-model.js';
import { SIGNATURE_MARK, signatureXml } from './signature.js';
import { checkTags, placeOf, templateRefused, type TemplateTag } from './template-check.js';
import { templateData } from './template-fields.js';
import { unfoldedWithin } from './template-size.js';

/** Media type of a docx. */
export const DOCX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** No template of an office comes near it; a bomb does. @unit byte */
const TEMPLATE_LIMIT = 5 * 1024 * 1024;
/** What a small file may unfold to. @unit byte */
const UNPACKED_LIMIT = 40 * 1024 * 1024;

/**
 * Looks at a template without filling it, as it is when the office hands it in.
 * @shape signed: of papers that go out under the organ's name and date
 * @rejects TEMPLATE_INVALID TEMPLATE_FIELD_UNKNOWN TEMPLATE_LOOP_ENDLESS TEMPLATE_HAS_MACRO, each with the place;
 *   TEMPLATE_SIGNATURE_MISSING
 */
export function checkTemplate(template: Buffer, { signed }: { signed: boolean }): void {
  const { tags } = checkedTemplate(template);
  requireSignature(signed, tags.some(hasSignature));
}

function requireSignature(needed: boolean, there: boolean): void {
  if (needed && !there)
    throw templateRefused(
      'TEMPLATE_SIGNATURE_MISSING',
      '没有署名字段{@signature},发出的文书会没有署名和日期',
      '整个文件',
    );
}

const hasSignature = ({ value, subparsed = [] }: TemplateTag): boolean =>
  value === 'signature' || subparsed.some(hasSignature);

function checkedTemplate(template: Buffer): { tags: readonly TemplateTag[] } {
  const zip = openTemplate(template);
  const tags = new Map<string, readonly TemplateTag[]>();
  compiled(zip, tags);
  for (const [file, found] of tags)
    checkTags(
      zip,
      file,
      found.filter(({ type }) => type === 'placeholder'),
    );
  return { tags: [...tags.values()].flat() };
}

/**
 * Fills a template with a paper. Whoever made the template does not stand in the file (pitfall 5).
 * @rejects TEMPLATE_INVALID when it is no docx or its tags do not close, TEMPLATE_FIELD_UNKNOWN with the place,
 *   TEMPLATE_LOOP_ENDLESS, TEMPLATE_HAS_MACRO, TEMPLATE_SIGNATURE_MISSING where the paper is signed
 */
export function renderDocx(model: DocumentModel, template: Buffer): Buffer {
  requireSound(template, { signed: model.date !== null });
  // parts that no field stands in stay compressed as they are
  const zip = new PizZip(template);
  const document = compiled(zip, new Map());
  try {
    document.render(templateData(model, signatureXml(model)));
  } catch (error) {
    throw asRefusal(error, zip);
  }
  const filled = document.getZip() as PizZip;
  keepWithText(filled);
  withoutEmptyEnd(filled);
  withoutAuthor(filled);
  return filled.generate({ type: 'nodebuffer', compression: 'DEFLATE', compressionOptions: { level: 1 } });
}

/**
 * Templates in which nothing was wrong: a run fills the same one a thousand times.
 * @shape SHA-256 of the file, and whether it has a place for the signature
 */
const SOUND = new Map<string, boolean>();
const SOUND_KEPT = 256;

/** A file that was laid into the folder by hand is looked at as one that was handed in. @rejects as {@link checkTemplate} */
function requireSound(template: Buffer, { signed }: { signed: boolean }): void {
  const key = createHash('sha256').update(template).digest('base64');
  if (!SOUND.has(key)) {
    const { tags } = checkedTemplate(template);
    if (SOUND.size >= SOUND_KEPT) SOUND.clear();
    SOUND.set(key, tags.some(hasSignature));
  }
  requireSignature(signed, SOUND.get(key) === true);
}

function openTemplate(template: Buffer): PizZip {
  const broken = (message: string) => templateRefused('TEMPLATE_INVALID', message, '整个文件');
  if (template.length > TEMPLATE_LIMIT) throw broken('文件过大');
  let zip: PizZip;
  try {
    zip = new PizZip(template);
  } catch {
    throw broken('不是 docx 文件');
  }
  // before anything of it is read
  if (unfoldedWithin(zip, UNPACKED_LIMIT) === null) throw broken('展开后过大,或者已损坏');
  if (zip.file('word/document.xml') === null) throw broken('不是 docx 文件');
  refuseMacros(zip);
  return zip;
}

/** Nothing in a template may run or fetch anything: no macro, no embedded program, nothing from outside. */
function refuseMacros(zip: PizZip): void {
  const found = Object.keys(zip.files).find((name) =>
    /vbaProject|vbaData|activeX|embeddings\/.*\.bin$/iu.test(name),
  );
  if (found !== undefined) throw templateRefused('TEMPLATE_HAS_MACRO', '含有宏或者嵌入的程序', found);
  const types = zip.file('[Content_Types].xml')?.asText() ?? '';
  if (/macroEnabled/iu.test(types)) throw templateRefused('TEMPLATE_HAS_MACRO', '是启用宏的文档', '整个文件');
  const outside = Object.keys(zip.files)
    .filter((name) => name.endsWith('.rels'))
    .find((name) =>
      /TargetMode="External"/iu.test(
        (zip.file(name)?.asText() ?? '').replace(/<Relationship\b[^>]*\/hyperlink"[^>]*>/gu, ''),
      ),
    );
  if (outside !== undefined) throw templateRefused('TEMPLATE_HAS_MACRO', '引用了外部的文件', outside);
}

/** Keeps the tags of every part as they were read. */
function collecting(tags: Map<string, readonly TemplateTag[]>): Docxtemplater.DXT.Module {
  let file = '';
  return {
    name: 'CollectTags',
    set({ inspect }: { inspect?: { filePath?: string; postparsed?: readonly TemplateTag[] } }) {
      if (inspect?.filePath !== undefined) file = inspect.filePath;
      if (inspect?.postparsed !== undefined) tags.set(file, inspect.postparsed);
    },
  };
}

function compiled(zip: PizZip, tags: Map<string, readonly TemplateTag[]>): Docxtemplater {
  try {
    return new Docxtemplater(zip, {
      modules: [collecting(tags)],
      paragraphLoop: true,
      linebreaks: true,
      stripInvalidXMLChars: true,
      errorLogging: false,
      // Every field has a value: one without is a fault of ours, not an empty place on a paper.
      nullGetter: (part) => {
        if (part.module !== undefined && part.module !== '') return '';
        throw new Error(`template field without value: ${part.value}`);
      },
    });
  } catch (error) {
    throw asRefusal(error, zip);
  }
}

type Explained = {
  properties?: { id?: string; xtag?: string; file?: string; errors?: Explained[] };
};

const FAULTS: Readonly<Record<string, string>> = {
  unopened_tag: '字段的右括号没有左括号',
  unclosed_tag: '字段的左括号没有右括号',
  unopened_loop: '循环有结束没有开始',
  unclosed_loop: '循环有开始没有结束',
  closing_tag_does_not_match_opening_tag: '循环的开始和结束不是同一个',
  raw_xml_tag_should_be_only_text_in_paragraph: '署名字段须独占一段',
  multiple_errors: '有多处错误',
};

/** docxtemplater's own errors in words; anything else is not a matter of the template. */
function asRefusal(error: unknown, zip: PizZip): unknown {
  if (error instanceof Rejected) return error;
  const properties = (error as Explained | null)?.properties;
  if (properties === undefined) return error;
  const first = properties.errors?.[0]?.properties ?? properties;
  const place = placeOf(zip, first.file ?? 'word/document.xml', first.xtag ?? '');
  return templateRefused('TEMPLATE_INVALID', FAULTS[first.id ?? ''] ?? '字段写法不对', place);
}

const WORDS = /<w:t(?: [^>]*)?>[^<]*\S[^<]*<\/w:t>/u;
/** Three lines; LibreOffice would move a longer one as a whole and leave half a page empty. @unit character */
const KEPT_LENGTH = 84;
const PARAGRAPH = /<w:p[ >](?:(?!<\/w:p>).)*<\/w:p>/gsu;

/**
 * 署名 and 成文日期 never stand on a page without text (GB/T 9704 7.3.5: no “此页无正文”): a short last
 * paragraph before them (特此告知), and what is empty between, goes with them to the next page.
 */
function keepWithText(zip: PizZip): void {
  const file = 'word/document.xml';
  const xml = zip.file(file)?.asText() ?? '';
  const at = xml.indexOf(SIGNATURE_MARK);
  if (at < 0) return;
  const begins = xml.lastIndexOf('<w:p>', at);
  const before = [...xml.slice(0, begins).matchAll(PARAGRAPH)];
  const text = before.findLast(([paragraph]) => WORDS.test(paragraph));
  if (text === undefined || xml.slice(text.index, begins).includes('</w:tbl>')) return;
  if (text[0].replace(/<[^>]+>/gu, '').length > KEPT_LENGTH) return;
  const kept = text[0].includes('<w:keepNext/>')
    ? text[0]
    : text[0].includes('<w:pPr>')
      ? text[0].replace(/<w:pPr>(<w:pStyle[^>]*\/>)?/u, '$&<w:keepNext/>')
      : text[0].replace(/^(<w:p(?: [^>]*)?>)/u, '$1<w:pPr><w:keepNext/></w:pPr>');
  zip.file(file, xml.slice(0, text.index) + kept + xml.slice(text.index + text[0].length));
}

const TINY =
  '<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:after="0" w:before="0" w:line="20" w:lineRule="exact"/>' +
  '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>';

/** A table that ends its page leaves no empty page behind it: what is empty after the last one takes no room. */
function withoutEmptyEnd(zip: PizZip): void {
  const file = 'word/document.xml';
  const xml = zip.file(file)?.asText() ?? '';
  const from = xml.lastIndexOf('</w:tbl>') + '</w:tbl>'.length;
  const to = xml.lastIndexOf('<w:sectPr');
  if (from < '</w:tbl>'.length || to < from) return;
  const end = xml.slice(from, to);
  if (!WORDS.test(end) && !/<w:(?:drawing|pict|object|br)\b/u.test(end))
    zip.file(file, xml.slice(0, from) + TINY + xml.slice(to));
}

const NAMES_A_PERSON = /<((?:dc:creator|cp:lastModifiedBy|Manager|Company))(?: [^>]*)?>[^<]*<\/\1>/gu;

function withoutAuthor(zip: PizZip): void {
  for (const file of ['docProps/core.xml', 'docProps/app.xml']) {
    const xml = zip.file(file)?.asText();
    if (xml !== undefined) zip.file(file, xml.replace(NAMES_A_PERSON, '<$1></$1>'));
  }
}
