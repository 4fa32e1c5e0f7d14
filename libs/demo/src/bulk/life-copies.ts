import { randomBytes, randomInt } from 'node:crypto';
import { seriesKey, type SeriesRef } from '#domain';
import { newId } from '#event-store';
import type { RecordedCommand } from './recording-desk.js';

/** A whole life as text, to be copied with ids, names and numbers of its own. */
export type LifeTemplate = {
  readonly text: string;
  /** Name of the petitioner; null where nobody signed. */
  readonly petitioner: string | null;
};

/** The query code's mark of a template's petition, replaced in each copy. */
export const QUERY_CODE_STAND_IN = 'bulk-query-code-stand-in';

// One pass, ids first: what looks like a stand-in within an id is none.
const REPLACED =
  /(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|(?<book>-[A-Z]-)?(?<!\d)(?<serial>99\d{6})(?!\d)|(?<!\d)(?<random>7777\d{6})(?!\d)/g;

const SURNAMES = '闻慕桑郦邬仲宓麦戚褚卞祝阮闵蓝季强路娄危骆樊凌虞万柯昝管卢莫'.split('');
const GIVEN =
  '秉守长根砚广廷茂学青有继兆怀显振素玉秋桂春惠雪月翠金淑文田业庚生农才栋林礼山成武丰仁德邦'.split('');

const anyOf = (from: readonly string[]): string => from[randomInt(from.length)] ?? '';

type Found = Partial<Record<'id' | 'book' | 'serial' | 'random', string>>;

/** Makes copies of lives; serials go up in each series without a gap. */
export class LifeCopier {
  private readonly next = new Map<string, { series: SeriesRef; next: number }>();

  /** @param keep ids that stay, such as those of accounts */
  constructor(
    private readonly series: ReadonlyMap<number, SeriesRef>,
    private readonly keep: ReadonlySet<string>,
  ) {}

  copyOf({ text, petitioner }: LifeTemplate): RecordedCommand[] {
    const ids = new Map<string, string>();
    const serials = new Map<string, number>();
    const randoms = new Map<string, string>();
    const replaced = (found: string, { id, book, serial, random }: Found): string => {
      if (id !== undefined) return this.keep.has(id) ? id : once(ids, id, newId);
      if (random !== undefined) return once(randoms, random, randomNo);
      if (serial === undefined || !this.series.has(Number(serial))) return found;
      const own = once(serials, serial, () => this.serialFor(Number(serial)));
      return book === undefined ? String(own) : `${book}${String(own).padStart(5, '0')}`;
    };
    let copy = text
      .replace(REPLACED, (found, ...rest) => replaced(found, rest.at(-1) as Found))
      .replaceAll(QUERY_CODE_STAND_IN, () => randomBytes(24).toString('base64url'));
    if (petitioner !== null)
      copy = copy.replaceAll(petitioner, `${anyOf(SURNAMES)}${anyOf(GIVEN)}${anyOf(GIVEN)}`);
    return JSON.parse(copy) as RecordedCommand[];
  }

  /** Where each series stands, for the books of the office. */
  books(): { series: SeriesRef; next: number }[] {
    return [...this.next.values()];
  }

  private serialFor(standIn: number): number {
    const series = this.series.get(standIn);
    if (!series) throw new Error('a number of no series');
    const key = seriesKey(series);
    const book = this.next.get(key) ?? { series, next: 1 };
    this.next.set(key, { series, next: book.next + 1 });
    return book.next;
  }
}

const randomNo = (): string => `${randomInt(1, 10)}${String(randomInt(0, 1_000_000_000)).padStart(9, '0')}`;

function once<V>(known: Map<string, V>, key: string, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
