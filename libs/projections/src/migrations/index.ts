import type { MigrationInterface } from 'typeorm';
import { CreateReadModels1763700000400 } from './create-read-models.js';

/** Migrations of the read models, after identity's. */
export const projectionsMigrations: (new () => MigrationInterface)[] = [CreateReadModels1763700000400];
