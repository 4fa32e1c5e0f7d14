import type { DatabaseTime } from '#event-store';
import type { Viewer } from '#identity';

/** Where a command comes from; part of the envelope (eventstore.md §5.0 no. 1). */
export type CommandSource = 'screen' | 'import' | 'exchange' | 'job' | 'cli' | 'demo' | 'petitioner';

/** Everything about a command besides what it asks. */
export type CommandFrame = {
  viewer: Viewer;
  /** The idempotency key. @shape UUID */
  commandId: string;
  /** Hash of the request as sent: the same key with another body is a conflict. @shape 32 bytes */
  requestHash: Buffer;
  source: CommandSource;
  /** Simulated time, only where the database allows it (demonstration data); the database's otherwise. */
  time?: DatabaseTime;
};
