import type { MigrationInterface } from 'typeorm';
import { AdvanceKeptSums1795992900100 } from './advance-kept-sums.js';
import { CreateAffairs1795945366435 } from './create-affairs.js';
import { CreateReadModels1763700000400 } from './create-read-models.js';
import { CreateStatistics1795945200070 } from './create-statistics.js';
import { CreateTextClusters1796000006000 } from './create-text-clusters.js';
import { FindByIndex1796000002000 } from './find-by-index.js';
import { IndexFailedChecks1795960800090 } from './index-failed-checks.js';
import { StoreTokensApart1796000004000 } from './store-tokens-apart.js';
import { ListAsOf1796020000000 } from './list-as-of.js';
import { PutPetitionsNew1796030000100 } from './put-petitions-new.js';
import { RecountKeptSums1796040000000 } from './recount-kept-sums.js';
import { OwnFacts1796050000000 } from './own-facts.js';
import { RestateConclusions1796260000000 } from './restate-conclusions.js';
import { RestrictOnlineMessages1796182800000 } from './restrict-online-messages.js';
import { RestrictDestructionLists1796060000000 } from './restrict-destruction-lists.js';
import { GatesByIndex1796169700000 } from './gates-by-index.js';
import { GatherSearchParts1796270100000 } from './gather-search-parts.js';
import { GatherVerdicts1796102400000 } from './gather-verdicts.js';
import { KeepHistoryOfNew1796070000100 } from './keep-history-of-new.js';
import { WorkbenchByIndex1796070000000 } from './workbench-by-index.js';
import { RecordAsidesWhenSaid1795957200080 } from './record-asides-when-said.js';

/** Migrations of the read models, after identity's. */
export const projectionsMigrations: (new () => MigrationInterface)[] = [
  CreateReadModels1763700000400,
  CreateAffairs1795945366435,
  CreateStatistics1795945200070,
  RecordAsidesWhenSaid1795957200080,
  IndexFailedChecks1795960800090,
  AdvanceKeptSums1795992900100,
  FindByIndex1796000002000,
  StoreTokensApart1796000004000,
  CreateTextClusters1796000006000,
  ListAsOf1796020000000,
  PutPetitionsNew1796030000100,
  RecountKeptSums1796040000000,
  OwnFacts1796050000000,
  RestrictDestructionLists1796060000000,
  WorkbenchByIndex1796070000000,
  KeepHistoryOfNew1796070000100,
  GatherVerdicts1796102400000,
  GatesByIndex1796169700000,
  RestrictOnlineMessages1796182800000,
  RestateConclusions1796260000000,
  GatherSearchParts1796270100000,
];
