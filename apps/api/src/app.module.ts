import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Runtime as Opened } from '#runtime';
import { PaperDesk } from '#paperwork';
import { CONTROLLERS } from './controllers.js';
import { RegisterDesk } from './registers/register-desk.js';
import { HANDLERS } from './handlers.js';
import { LiveController } from './live/live.controller.js';
import { LiveDesk } from './live/live-desk.js';
import { IdentitySessionDesk } from './session/identity-session-desk.js';
import { MetricsController } from './operations/metrics.controller.js';
import { SessionDesk } from './session/session-desk.js';
import { HealthController } from './shared/health.controller.js';
import { ProblemFilter } from './shared/problem.filter.js';
import { Runtime } from './shared/runtime.js';
import { SessionGuard } from './shared/session.guard.js';
import { validationPipe, WellFormedPipe } from './shared/validation.js';

/** The only place that wires the libs together for the API. */
@Module({})
export class AppModule {
  static over(runtime: Opened): DynamicModule {
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot()],
      controllers: [...CONTROLLERS, HealthController, MetricsController, LiveController],
      providers: [
        { provide: Runtime, useValue: runtime },
        LiveDesk,
        { provide: SessionDesk, useClass: IdentitySessionDesk },
        { provide: PaperDesk, useFactory: () => new PaperDesk(runtime) },
        RegisterDesk,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: SessionGuard },
        // in this order: what cannot be kept is refused before its shape is judged
        { provide: APP_PIPE, useClass: WellFormedPipe },
        { provide: APP_PIPE, useFactory: validationPipe },
        ...HANDLERS,
      ],
    };
  }
}
