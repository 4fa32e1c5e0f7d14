import type { MigrationInterface } from 'typeorm';
import { CreateEventStore1763700000200 } from './create-event-store.js';

/** The migrations of the event store, in order. */
export const eventStoreMigrations: (new () => MigrationInterface)[] = [CreateEventStore1763700000200];
