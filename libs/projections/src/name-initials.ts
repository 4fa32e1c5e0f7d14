// 按拼音排序时,每个声母的第一个字;i、u、v 不作首字母
const FIRST = '吖八嚓咑妸发旮哈丌咔垃呣拏喔妑七呥仨他屲夕丫帀';
const LETTERS = 'abcdefghjklmnopqrstwxyz';
/** The last character that has a reading. */
const LAST = '咗';

// 姓氏的读音与字的常用读音不同的:两种都查得到
const SURNAMES: Readonly<Record<string, string>> = Object.fromEntries(
  '单sdc 解xj 查zc 曾zc 翟zd 仇qc 区oq 盖gh 覃qt 乐yl 尉wy 长cz 种cz 重cz 折zs 召sz 朝cz 洗xs 冼xs 员yw 缪m 朴p 万wm 隗wk 晟cs 谌cs 褚cz 郇xh 郗xc 洪h 逄p 庞p 炅gj'
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);

const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin');
const HAN = /^\p{Script=Han}$/u;
/** Longer ones are no names of persons, and nobody types so many initials. */
const MOST = 16;

/**
 * The pinyin initials 拼音首字母 of a name, as they are typed into the search box; by the order of the collation, which puts rare
 * characters behind all readings: those have none.
 * @shape lower-case letters, `zsf` of 张三丰; two readings of a surname give two; empty where a character has no reading
 */
export function nameInitials(name: string): string[] {
  const characters = [...name.normalize('NFKC').replace(/[\s·•・‧∙.]/gu, '')];
  if (characters.length < 2 || characters.length > MOST) return [];
  const rest = characters.slice(1).map(initialOf);
  if (rest.includes('')) return [];
  const surname = characters[0] ?? '';
  const first = SURNAMES[surname] ?? initialOf(surname);
  return [...first].map((letter) => letter + rest.join(''));
}

const known = new Map<string, string>();

function initialOf(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  const found = findInitial(character);
  known.set(character, found);
  return found;
}

function findInitial(character: string): string {
  if (!HAN.test(character) || collator.compare(character, LAST) > 0) return '';
  const at = [...FIRST].findLastIndex((first) => collator.compare(first, character) <= 0);
  return LETTERS.charAt(at);
}
