import type { Runtime as Opened } from '#runtime';

/** The opened runtime as an injection token. */
export abstract class Runtime implements Opened {
  abstract settings: Opened['settings'];
  abstract log: Opened['log'];
  abstract config: Opened['config'];
  abstract pools: Opened['pools'];
  abstract vault: Opened['vault'];
  abstract store: Opened['store'];
  abstract casework: Opened['casework'];
  abstract petitionerDesk: Opened['petitionerDesk'];
  abstract onlineMessages: Opened['onlineMessages'];
  abstract affairs: Opened['affairs'];
  abstract calendar: Opened['calendar'];
  abstract calendarBook: Opened['calendarBook'];
  abstract profiles: Opened['profiles'];
  abstract statBooks: Opened['statBooks'];
  abstract room: Opened['room'];
  abstract lost: Opened['lost'];
  abstract close(): Promise<void>;
}
