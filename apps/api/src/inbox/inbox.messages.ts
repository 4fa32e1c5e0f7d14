import { Command, Query } from '@nestjs/cqrs';
import type { Viewer } from '#identity';
import type { ContactView, InboxPage } from './inbox.dto.js';

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

export class GetContact extends Query<ContactView> {
  constructor(readonly viewer: Viewer) {
    super();
  }
}

export class PutContact extends Command<ContactView> {
  constructor(
    readonly viewer: Viewer,
    readonly body: ContactView,
  ) {
    super();
  }
}

/** The list of the day as a page to print. */
export class PrintDailyList extends Query<string> {
  constructor(readonly viewer: Viewer) {
    super();
  }
}
