import type { LoggerService } from '@nestjs/common';
import type { Log } from '#platform';

/** Nest's warnings and errors in our log; its list of routes at every start is nobody's concern. */
export class NestLog implements LoggerService {
  constructor(private readonly into: Log) {}

  log(message: unknown): void {
    this.into.debug(asEntry(message));
  }

  warn(message: unknown): void {
    this.into.warn(asEntry(message));
  }

  error(message: unknown): void {
    this.into.error(asEntry(message));
  }
}

const asEntry = (message: unknown): object =>
  typeof message === 'object' && message !== null ? message : { msg: String(message) };
