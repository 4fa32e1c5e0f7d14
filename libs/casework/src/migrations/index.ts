import type { MigrationInterface } from 'typeorm';
import { CreateNumberSeries1763700000350 } from './create-number-series.js';

export const caseworkMigrations: (new () => MigrationInterface)[] = [CreateNumberSeries1763700000350];
