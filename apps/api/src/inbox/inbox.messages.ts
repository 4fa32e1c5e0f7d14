import { Command, Query } from '@nestjs/cqrs';
import type { Viewer } from '#identity';
import type { InboxPage } from './inbox.dto.js';

export class ListInbox extends Query<InboxPage> {
  constructor(
    readonly viewer: Viewer,
    readonly after: string | null,
  ) {
    super();
  }
}

/** One reminder, or all of the viewer's when null. */
export class MarkInboxRead extends Command<void> {
  constructor(
    readonly viewer: Viewer,
    readonly reminderId: string | null,
  ) {
    super();
  }
}
