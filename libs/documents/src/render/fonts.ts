/**
 * The fonts of GB/T 9704—2012 (§5.2) in one table: what the standard names, what Windows and macOS call it, and the
 * free ones that stand in for it. Templates, print page and docx take their names from here.
 * @shape family: of WordprocessingML's font table
 */
export const FONT_TABLE = {
  body: {
    zh: '仿宋',
    name: '仿宋_GB2312',
    others: ['FangSong_GB2312', 'FangSong', '仿宋', 'STFangsong'],
    free: ['Zhuque Fangsong (technical preview)', 'FandolFang R', 'Noto Serif CJK SC', 'Source Han Serif SC'],
    family: 'modern',
    generic: 'serif',
  },
  script: {
    zh: '楷体',
    name: '楷体_GB2312',
    others: ['KaiTi_GB2312', 'KaiTi', '楷体', 'STKaiti'],
    free: ['LXGW WenKai', 'FandolKai', 'Noto Serif CJK SC'],
    family: 'modern',
    generic: 'serif',
  },
  title: {
    zh: '小标宋',
    name: '方正小标宋简体',
    others: ['FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05', 'STZhongsong', 'SimSun', '宋体'],
    free: ['Noto Serif CJK SC', 'Source Han Serif SC', 'FandolSong'],
    family: 'auto',
    generic: 'serif',
  },
  heading: {
    zh: '黑体',
    name: '黑体',
    others: ['SimHei', 'STHeiti'],
    free: ['Noto Sans CJK SC', 'Source Han Sans SC', 'WenQuanYi Zen Hei'],
    family: 'modern',
    generic: 'sans-serif',
  },
  number: {
    zh: '宋体',
    name: '宋体',
    others: ['SimSun', 'STSong'],
    free: ['Noto Serif CJK SC', 'Source Han Serif SC'],
    family: 'auto',
    generic: 'serif',
  },
} as const;

/** Which font of the table. */
export type FontKey = keyof typeof FONT_TABLE;

/** The list for a style sheet, best first. */
export const cssFonts = (key: FontKey): string => {
  const { name, others, free, generic } = FONT_TABLE[key];
  return [...[name, ...others, ...free].map((each) => `"${each}"`), generic].join(',');
};

/** Text as it stands in XML. */
export const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    // XML 1.0 has no such characters
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')
    .replace(/\p{Surrogate}/gu, '');
