import { Command, Query } from '@nestjs/cqrs';
import type { Viewer } from '#identity';
import type {
  CalendarChanged,
  CalendarChangeRequest,
  CalendarPreviewView,
  CalendarView,
} from './calendar.dto.js';

export class GetCalendar extends Query<CalendarView> {
  constructor(readonly viewer: Viewer) {
    super();
  }
}

export class PreviewCalendar extends Query<CalendarPreviewView> {
  constructor(
    readonly viewer: Viewer,
    readonly body: CalendarChangeRequest,
  ) {
    super();
  }
}

export class ChangeCalendar extends Command<CalendarChanged> {
  constructor(
    readonly viewer: Viewer,
    readonly body: CalendarChangeRequest,
    readonly request: { readonly commandId: string; readonly requestHash: Buffer },
  ) {
    super();
  }
}
