import { comparePositions, type Page, readPage, type Shard } from './read.js';
import type { Decoding } from './decode.js';
import type { SubscriptionDefinition } from './subscription-definition.js';
import type { Position, Queryable } from './types.js';

/** What is read next. @shape without: streams that are left out */
export type PageWanted = {
  readonly from: Position;
  readonly limit: number;
  readonly without: ReadonlySet<string>;
};

type Ahead = { readonly wanted: PageWanted; readonly page: Promise<Page> };

/**
 * Reads the pages of a subscription's shard; while one is handled, the next is under way already. What lies below the guard
 * does not change, so a page that was read early is the page that would be read now.
 */
export class PageReader {
  private ahead: Ahead | null = null;

  constructor(
    private readonly definition: SubscriptionDefinition,
    private readonly source: { readonly pool: Queryable; readonly decoding: Decoding },
    private readonly shard: Shard,
  ) {}

  /** @rejects as `readPage` */
  async next(wanted: PageWanted): Promise<Page> {
    const { ahead } = this;
    this.ahead = null;
    return ahead !== null && isSame(ahead.wanted, wanted) ? ahead.page : this.read(wanted);
  }

  /** Begins to read what will be wanted next. */
  readAhead(wanted: PageWanted): void {
    const page = this.read(wanted);
    // whoever asks for the page learns of its failure
    page.catch(() => undefined);
    this.ahead = { wanted, page };
  }

  /** Forgets what was read ahead, and waits until it has arrived: nothing is under way afterwards. */
  async drop(): Promise<void> {
    const { ahead } = this;
    this.ahead = null;
    await ahead?.page.catch(() => undefined);
  }

  private read({ from, limit, without }: PageWanted): Promise<Page> {
    const { types = null, bare = false, secrets = false } = this.definition;
    const unknownTypes = this.definition.unknownTypes ?? (types === null ? 'skip' : 'fail');
    return readPage(
      this.source.pool,
      { from, limit, types, bare, guarded: true, shard: this.shard, without: [...without] },
      { ...this.source.decoding, unknownTypes, secrets },
    );
  }
}

const isSame = (a: PageWanted, b: PageWanted): boolean =>
  a.limit === b.limit && a.without === b.without && comparePositions(a.from, b.from) === 0;
