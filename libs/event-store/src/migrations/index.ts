import type { MigrationInterface } from 'typeorm';
import { CreateEventStore1763700000200 } from './create-event-store.js';
import { CreateGenerations1764409500000 } from './create-generations.js';
import { CreateSeals1764408600000 } from './create-seals.js';

/** The migrations of the event store, in order. */
export const eventStoreMigrations: (new () => MigrationInterface)[] = [
  CreateEventStore1763700000200,
  CreateSeals1764408600000,
  CreateGenerations1764409500000,
];
