import { cssFonts } from './fonts.js';

const FONTS = {
  body: cssFonts('body'),
  title: cssFonts('title'),
  heading: cssFonts('heading'),
  number: cssFonts('number'),
};

const pageNumber = `content:"— " counter(page) " —";font:14pt ${FONTS.number};vertical-align:top;padding-top:5mm`;

/** A4, 天头 37 订口 28 右 26 下 35 mm; 22 lines of 28.95 pt; page numbers outside, none on the first page of a letter. */
export const PRINT_STYLE = `
@page{size:210mm 297mm;margin:37mm 26mm 35mm 28mm}
@page:right{@bottom-right{${pageNumber};padding-right:14pt}}
@page:left{@bottom-left{${pageNumber};padding-left:14pt}}
@page letter{margin-left:20mm;margin-right:20mm}
@page letter:right{@bottom-right{padding-right:calc(6mm + 14pt)}}
@page letter:left{@bottom-left{padding-left:calc(8mm + 14pt)}}
@page letter:first{margin-top:30mm;@bottom-right{content:none}@bottom-left{content:none}@bottom-center{content:"";width:170mm;height:1.9mm;margin:15mm 0 18.1mm;border:0 solid #f00;border-top-width:.35mm;border-bottom-width:1.1mm}}
@page form{margin:25mm 26mm 22mm 28mm}
*{box-sizing:border-box}
html{background:#fff;color:#000;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0;font:16pt/28.95pt ${FONTS.body};line-break:strict;overflow-wrap:anywhere}
.letter{page:letter}.form,.review{page:form}
p{margin:0;text-align:justify}
.head{margin:0 -6mm 0 -8mm;text-align:center;font:30pt/1.2 ${FONTS.title};color:#f00;padding-bottom:4mm}
.rule{height:1.9mm;margin:0 -6mm 0 -8mm;border:0 solid #f00}
.upper{border-top-width:1.1mm;border-bottom-width:.35mm}
.lower{border-top-width:.35mm;border-bottom-width:1.1mm}
.no{text-align:right;padding-top:2mm}
.marks{display:flex;justify-content:space-between;padding-top:2mm}.mark{font-family:${FONTS.heading}}
.official .redhead{margin:0;padding-top:14mm;text-align:center;font:52pt/1.2 ${FONTS.title};color:#f00;white-space:nowrap}
.official .docno{margin:57.9pt 0 0;padding-bottom:4mm;text-align:center;border-bottom:.7mm solid #f00}.official .docno.up{display:flex;justify-content:space-between;padding-left:1em;padding-right:1em}
.note{text-indent:2em}
.imprint{margin-top:57.9pt;font-size:14pt;line-height:24pt;break-inside:avoid}.imprint p{padding:0 1em;border-top:.25mm solid #000}.imprint p:first-child{border-top-width:.35mm}.imprint p:last-child{border-bottom:.35mm solid #000}.imprint .printed{display:flex;justify-content:space-between}
.letter .imprint p{border:0}
.list th{text-align:center;font-size:10.5pt}.list td{font-size:10.5pt;line-height:16pt}thead{display:table-header-group}
h1{margin:57.9pt 0 28.95pt;text-align:center;font:22pt/35pt ${FONTS.title};text-wrap:balance}
.organ{text-align:center;font-family:${FONTS.heading}}
.organ+h1{margin-top:14pt}
.body{text-indent:2em}
.h2{font-family:${FONTS.heading};break-after:avoid}
.enclosed{margin-top:28.95pt;padding-left:2em;white-space:pre-wrap}
.signed{margin-top:57.9pt;break-inside:avoid;break-before:avoid}
.signed p{text-align:right;white-space:nowrap}
h2{margin:14pt 0 4pt;font:14pt/24pt ${FONTS.heading};break-after:avoid}
table{width:calc(100% - .4mm);border-collapse:collapse;table-layout:fixed;font-size:12pt;line-height:18pt;margin:0 .2mm 8pt}
td,th{border:.35mm solid #000;padding:1.2mm 2mm;vertical-align:middle;text-align:left;white-space:pre-wrap}
tr{break-inside:avoid}
th{font-family:${FONTS.heading};font-weight:400}
.rows th{width:38mm}
.checks th:nth-child(1){width:18mm}.checks th:nth-child(3){width:22mm}.checks th:nth-child(2),.checks th:nth-child(4){width:58mm}
@media print{.screen,.foot{display:none}main.letter{padding:0 6mm 0 8mm}}
@media screen{
html{background:#e8e8e8}
.screen{font:14px/22px ${FONTS.heading};text-align:center;padding:10px;background:#fff7e6;border-bottom:1px solid #d9b36c}
main{position:relative;width:210mm;min-height:297mm;margin:8mm auto;padding:37mm 26mm 35mm 28mm;background:#fff;box-shadow:0 1px 6px #0004}
main.letter{padding-top:30mm}
.foot{position:absolute;left:28mm;right:26mm;bottom:20mm}
}
@media screen and (max-width:220mm){main{width:auto;margin:0;padding:10mm 8mm;min-height:0;box-shadow:none}.foot{display:none}.head,.rule{margin-left:0;margin-right:0}}
`;
