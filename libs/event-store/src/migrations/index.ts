import type { MigrationInterface } from 'typeorm';
import { AppendGroupPlainly1796030000000 } from './append-group-plainly.js';
import { CreateAppendGroup1795953600100 } from './create-append-group.js';
import { CreateEventStore1763700000200 } from './create-event-store.js';
import { CreateGenerations1764409500000 } from './create-generations.js';
import { CreateSeals1764408600000 } from './create-seals.js';
import { JsonAsWritten1796140800000 } from './json-as-written.js';
import { PartitionsByName1796083200000 } from './partitions-by-name.js';
import { RefuseOutOfRange1796000001000 } from './refuse-out-of-range.js';

/** The migrations of the event store, in order. */
export const eventStoreMigrations: (new () => MigrationInterface)[] = [
  CreateEventStore1763700000200,
  CreateSeals1764408600000,
  CreateGenerations1764409500000,
  CreateAppendGroup1795953600100,
  RefuseOutOfRange1796000001000,
  AppendGroupPlainly1796030000000,
  PartitionsByName1796083200000,
  JsonAsWritten1796140800000,
];
