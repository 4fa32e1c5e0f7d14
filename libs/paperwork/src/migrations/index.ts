import type { MigrationInterface } from 'typeorm';
import { CreatePaperRuns1796001100100 } from './create-paper-runs.js';

export const paperworkMigrations: (new () => MigrationInterface)[] = [CreatePaperRuns1796001100100];
