import type { ServerResponse } from 'node:http';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { resolveSession, type Viewer, withViewer } from '#identity';
import { LiveHub, type LiveNews } from '#jobs';
import { Runtime } from '../shared/runtime.js';

/** An open page. @shape petitionId: the case that it shows, null for none */
export type OpenPage = {
  readonly viewer: Viewer;
  readonly token: string;
  readonly petitionId: string | null;
  readonly raw: ServerResponse;
};

/** Streams of one person at once; a browser that forgets to close some must not fill the server. */
const PAGES_MAX = 20;
const HEARTBEAT_MS = 20_000;

/** Open pages of this process: hears the news once and passes on to each page what it may know, ids only. */
@Injectable()
export class LiveDesk implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly pages = new Set<OpenPage>();
  private readonly hub: LiveHub;
  private heartbeat: NodeJS.Timeout | null = null;

  constructor(private readonly runtime: Runtime) {
    this.hub = new LiveHub(runtime.config, runtime.log);
  }

  onApplicationBootstrap(): void {
    // Not awaited: a database that is busy must not keep the door closed.
    this.hub.listen(
      (news) => void this.pass(news),
      () => this.tell([...this.pages], 'back', {}),
    );
    void this.hub.open();
    this.heartbeat = setInterval(() => void this.beat(), HEARTBEAT_MS);
    this.heartbeat.unref();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.heartbeat) clearInterval(this.heartbeat);
    for (const page of this.pages) page.raw.end();
    this.pages.clear();
    await this.hub.close();
  }

  add(page: OpenPage): void {
    const own = [...this.pages].filter(({ viewer }) => viewer.accountId === page.viewer.accountId);
    if (own.length >= PAGES_MAX) this.drop(own[0]);
    this.pages.add(page);
    page.raw.on('close', () => this.pages.delete(page));
    this.tell([page], 'open', {});
  }

  private drop(page: OpenPage | undefined): void {
    if (page === undefined) return;
    this.pages.delete(page);
    page.raw.end();
  }

  private tell(pages: readonly OpenPage[], event: string, data: object): void {
    for (const { raw } of pages) raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  private async pass(news: LiveNews): Promise<void> {
    try {
      if (news.kind === 'calendar') await this.runtime.calendarBook.refresh();
      else if (news.kind === 'profile') await this.runtime.profiles.refresh();
      else if (news.kind === 'inbox')
        this.tell(
          [...this.pages].filter(({ viewer }) => viewer.accountId === news.accountId),
          'inbox',
          {},
        );
      else await this.passChanged(new Set(news.petitionIds));
    } catch (error) {
      this.runtime.log.warn({ err: error }, 'live news could not be passed on');
    }
  }

  /** Only to pages that show the case, and only while the viewer may still see it: exclusion comes at any time. */
  private async passChanged(changed: ReadonlySet<string>): Promise<void> {
    for (const page of [...this.pages]) {
      const { petitionId, viewer } = page;
      if (petitionId === null || !changed.has(petitionId)) continue;
      if (await this.maySee(viewer, petitionId)) this.tell([page], 'case', { petitionId });
    }
  }

  private async maySee(viewer: Viewer, petitionId: string): Promise<boolean> {
    const seen = await withViewer(this.runtime.pools.reader, viewer, (client) =>
      client.query('select from rm.petition where petition_id = $1', [petitionId]),
    );
    return seen.rowCount === 1;
  }

  /** Keeps proxies from closing the stream, and ends it with the session. */
  private async beat(): Promise<void> {
    for (const page of [...this.pages]) {
      page.raw.write(': \n\n');
      try {
        if ((await resolveSession(this.runtime.pools.store, page.token)) === null) this.drop(page);
      } catch {
        // the database is away: the stream stays, and says nothing
      }
    }
  }
}
