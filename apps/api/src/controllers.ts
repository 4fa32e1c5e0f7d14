/** Every controller of the API, in the order of the document. */
import { AccountsController } from './accounts/accounts.controller.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { ProfileController } from './profile/profile.controller.js';
import { AFFAIR_CONTROLLERS } from './affairs/affair.controller.js';
import { CheckpointsController } from './checkpoints/checkpoints.controller.js';
import { DeadlinesController } from './deadlines/deadlines.controller.js';
import { DirectoryController } from './directory/directory.controller.js';
import { OfficePapersController } from './documents/office-papers.controller.js';
import { PaperRunsController } from './documents/paper-runs.controller.js';
import { PapersController } from './documents/papers.controller.js';
import { InboxController } from './inbox/inbox.controller.js';
import { OperationsController } from './operations/operations.controller.js';
import { ArrivalCommandsController } from './petitions/arrival-commands.controller.js';
import { ClosingCommandsController } from './petitions/closing-commands.controller.js';
import { DownAndReviewCommandsController } from './petitions/down-and-review-commands.controller.js';
import { HandlingCommandsController } from './petitions/handling-commands.controller.js';
import { OfficeController } from './office/office.controller.js';
import { JointAndUrgentCommandsController } from './petitions/joint-and-urgent-commands.controller.js';
import { OnlineMessagesController } from './online-messages/online-messages.controller.js';
import { OrganisationsController } from './organisations/organisations.controller.js';
import { PetitionsController } from './petitions/petitions.controller.js';
import { PetitionerDeskController } from './petitioner-desk/petitioner-desk.controller.js';
import { RegistersController } from './registers/registers.controller.js';
import { TakeOverController } from './registers/take-over.controller.js';
import { StandingController } from './standing/standing.controller.js';
import { SessionController } from './session/session.controller.js';
import { SetupController } from './setup/setup.controller.js';
import { BooksController } from './statistics/books.controller.js';
import { ExploreController } from './statistics/explore.controller.js';
import { HistoryController } from './statistics/history.controller.js';
import { StatisticsController } from './statistics/statistics.controller.js';

export const CONTROLLERS = [
  SetupController,
  SessionController,
  DirectoryController,
  PetitionsController,
  ArrivalCommandsController,
  HandlingCommandsController,
  DownAndReviewCommandsController,
  JointAndUrgentCommandsController,
  ClosingCommandsController,
  PapersController,
  PaperRunsController,
  OfficePapersController,
  RegistersController,
  TakeOverController,
  CheckpointsController,
  DeadlinesController,
  InboxController,
  CalendarController,
  ProfileController,
  OperationsController,
  StatisticsController,
  ...AFFAIR_CONTROLLERS,
  OnlineMessagesController,
  OfficeController,
  BooksController,
  ExploreController,
  HistoryController,
  AccountsController,
  OrganisationsController,
  StandingController,
  PetitionerDeskController,
];
