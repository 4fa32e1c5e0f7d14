import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, type PDFRef, StandardFonts } from 'pdf-lib';

/** One bound part: the title of its bookmark, its pages. @shape numbered: false for the list of contents (DA/T 22) */
export type BoundPart = { readonly title: string; readonly pdf: Buffer; readonly numbered: boolean };

/** How many pages a PDF has. */
export const pagesIn = async (pdf: Buffer): Promise<number> =>
  (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount();

const SIZE = 12;
/** From the edges of the page. @unit point */
const MARGIN = 34;

/**
 * Binds the parts into one PDF with a bookmark for each and the page number of the file in the outer upper corner, as the
 * archive writes it by hand: the front right, the back left.
 */
export async function bindPdf(title: string, parts: readonly BoundPart[]): Promise<Buffer> {
  const bound = await PDFDocument.create();
  bound.setTitle(title);
  bound.setCreator('Xinfang');
  bound.setProducer('Xinfang');
  const font = await bound.embedFont(StandardFonts.Helvetica);
  const marks: { title: string; page: PDFRef }[] = [];
  let number = 0;
  for (const part of parts) {
    const source = await PDFDocument.load(part.pdf, { updateMetadata: false });
    const pages = await bound.copyPages(source, source.getPageIndices());
    for (const page of pages) {
      bound.addPage(page);
      if (!part.numbered) continue;
      number += 1;
      const { width, height } = page.getSize();
      const text = String(number);
      const x = number % 2 === 1 ? width - MARGIN - font.widthOfTextAtSize(text, SIZE) : MARGIN;
      page.drawText(text, { x, y: height - MARGIN, size: SIZE, font });
    }
    const [first] = pages;
    if (first !== undefined) marks.push({ title: part.title, page: first.ref });
  }
  addBookmarks(bound, marks);
  return Buffer.from(await bound.save());
}

/** The outline of a PDF (ISO 32000, 12.3.3), which pdf-lib has no call for. */
function addBookmarks(bound: PDFDocument, marks: readonly { title: string; page: PDFRef }[]): void {
  if (marks.length === 0) return;
  const { context, catalog } = bound;
  const root = context.nextRef();
  const refs = marks.map(() => context.nextRef());
  marks.forEach(({ title, page }, at) => {
    const entry = PDFDict.withContext(context);
    entry.set(PDFName.of('Title'), PDFHexString.fromText(title));
    entry.set(PDFName.of('Parent'), root);
    entry.set(PDFName.of('Dest'), context.obj([page, PDFName.of('Fit')]));
    const [before, after] = [refs[at - 1], refs[at + 1]];
    if (before !== undefined) entry.set(PDFName.of('Prev'), before);
    if (after !== undefined) entry.set(PDFName.of('Next'), after);
    context.assign(refs[at] as PDFRef, entry);
  });
  const outlines = PDFDict.withContext(context);
  outlines.set(PDFName.of('Type'), PDFName.of('Outlines'));
  outlines.set(PDFName.of('First'), refs[0] as PDFRef);
  outlines.set(PDFName.of('Last'), refs.at(-1) as PDFRef);
  outlines.set(PDFName.of('Count'), PDFNumber.of(refs.length));
  context.assign(root, outlines);
  catalog.set(PDFName.of('Outlines'), root);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}
