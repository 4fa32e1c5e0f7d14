/** Writes apps/api/openapi.json without a database: `npm run openapi`. */
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { CONTROLLERS } from './controllers.js';
import { SessionDesk } from './session/session-desk.js';
import { openApiOf } from './shared/openapi.js';
import { Runtime } from './shared/runtime.js';
import { ExploreService } from './statistics/explore-service.js';
import { HistoricScanService } from './statistics/historic-scan-service.js';
import { WaitingService } from './statistics/waiting-service.js';
import { ReportsService } from './statistics/reports-service.js';
import { WorkbookService } from './statistics/workbook-service.js';
import { MembersService } from './statistics/members-service.js';
import { FiguresService } from './statistics/figures-service.js';

@Module({
  imports: [CqrsModule.forRoot()],
  controllers: CONTROLLERS,
  providers: [
    SessionDesk,
    FiguresService,
    ExploreService,
    MembersService,
    HistoricScanService,
    ReportsService,
    WorkbookService,
    WaitingService,
    Runtime,
  ].map((provide) => ({
    provide,
    useValue: {},
  })),
})
class DescribedModule {}

const app = await NestFactory.create(DescribedModule, new FastifyAdapter(), { logger: ['error', 'warn'] });
app.setGlobalPrefix('api');
await app.init();
writeFileSync('apps/api/openapi.json', `${JSON.stringify(openApiOf(app), null, 2)}\n`);
await app.close();
