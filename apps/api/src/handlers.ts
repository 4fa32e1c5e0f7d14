/** Every command and query handler of the API. */
import { ListAccountAuditHandler } from './accounts/account-audit.handler.js';
import {
  CreateAccountHandler,
  ListAccountsHandler,
  ResetPasswordHandler,
  UpdateAccountHandler,
} from './accounts/accounts.handlers.js';
import {
  ChangeOrganisationHandler,
  CreateOrganisationHandler,
  GetOrganisationHistoryHandler,
} from './organisations/organisations.handlers.js';
import {
  ChangeCalendarHandler,
  GetCalendarHandler,
  PreviewCalendarHandler,
} from './calendar/calendar.handlers.js';
import {
  ChangeProfileHandler,
  GetProfileHandler,
  PreviewProfileHandler,
} from './profile/profile.handlers.js';
import { AffairCommandHandler, GetAffairHandler, ListAffairsHandler } from './affairs/affairs.handlers.js';
import { GetCheckpointAuditHandler, GetGateQueueHandler } from './checkpoints/checkpoints.handlers.js';
import { GetDeadlineBoardHandler, GetWorkbenchHandler } from './deadlines/deadlines.handlers.js';
import {
  ChangeTemplateHandler,
  ComposeOfficePaperHandler,
  ListTemplatesHandler,
  ReadTemplateHandler,
  RenderOfficePaperHandler,
} from './documents/office-papers.handlers.js';
import {
  ComposePaperHandler,
  DraftPaperHandler,
  ExaminedStepHandler,
  ListPapersHandler,
  RenderPaperHandler,
} from './documents/papers.handlers.js';
import { FileScanHandler, ReadScanHandler } from './documents/scans.handlers.js';
import { ListSupervisionLettersHandler } from './documents/supervision-letters.handler.js';
import { BindVolumeHandler } from './documents/volume.handler.js';
import {
  GetLoadAheadHandler,
  ListCaseRemindersHandler,
  ListMovedClocksHandler,
} from './deadlines/ahead.handlers.js';
import { GetDirectoryHandler } from './directory/directory.handlers.js';
import { GetFastLaneHandler } from './office/fast-lane.handler.js';
import { GetRetentionEndedHandler } from './office/retention-ended.handler.js';
import { GetQuarterCircularHandler } from './office/circular.handler.js';
import {
  GetDutyGapsHandler,
  GetInspectionDrawHandler,
  GetTargetBoardHandler,
} from './office/office.handlers.js';
import { LookAtBackgroundHandler, ReplayParkedHandler } from './operations/operations.handlers.js';
import {
  GetContactHandler,
  ListInboxHandler,
  MarkInboxReadHandler,
  PrintDailyListHandler,
  PutContactHandler,
} from './inbox/inbox.handlers.js';
import {
  ListDeliveriesHandler,
  ListStuckHandler,
  ResendAllMessagesHandler,
  ResendMessageHandler,
} from './standing/standing.handlers.js';
import { RenderDocumentHandler } from './petitions/documents/render-document.handler.js';
import { PetitionCommandHandler, RegisterPetitionHandler } from './petitions/petition.handlers.js';
import { GetCaseAsOfHandler } from './petitions/case-as-of.handler.js';
import { GiveAccessReasonHandler, ListAccessHandler } from './petitions/access.handlers.js';
import { GetCaseHandler, GetRawEventHandler } from './petitions/case-query-handlers.js';
import { ListPetitionsHandler, PreviewPetitionHandler } from './petitions/list-query-handlers.js';
import { ExportRegisterHandler, GetRegisterHandler } from './registers/registers.handlers.js';
import { TakeRegisterOverHandler } from './registers/take-over.handler.js';
import { GetSetupStateHandler, InstallHandler } from './setup/setup.handlers.js';
import { GetZeroReportsHandler } from './office/zero-reports.handler.js';
import { ExploreService } from './statistics/explore-service.js';
import { HistoricScanService } from './statistics/historic-scan-service.js';
import { MembersService } from './statistics/members-service.js';
import { WaitingService } from './statistics/waiting-service.js';
import { ReportsService } from './statistics/reports-service.js';
import { WorkbookService } from './statistics/workbook-service.js';
import { FiguresService } from './statistics/figures-service.js';
import { GetQuarterStatisticsHandler } from './statistics/statistics.handlers.js';

export const HANDLERS = [
  FiguresService,
  ExploreService,
  MembersService,
  ReportsService,
  WorkbookService,
  WaitingService,
  HistoricScanService,
  GetSetupStateHandler,
  InstallHandler,
  GetDirectoryHandler,
  RegisterPetitionHandler,
  PetitionCommandHandler,
  ListPetitionsHandler,
  PreviewPetitionHandler,
  GetCaseHandler,
  GetCaseAsOfHandler,
  GetRawEventHandler,
  ListAccessHandler,
  GiveAccessReasonHandler,
  RenderDocumentHandler,
  ListPapersHandler,
  ComposePaperHandler,
  DraftPaperHandler,
  ExaminedStepHandler,
  RenderPaperHandler,
  FileScanHandler,
  ReadScanHandler,
  ListSupervisionLettersHandler,
  BindVolumeHandler,
  GetRegisterHandler,
  ExportRegisterHandler,
  TakeRegisterOverHandler,
  ComposeOfficePaperHandler,
  RenderOfficePaperHandler,
  ListTemplatesHandler,
  ReadTemplateHandler,
  ChangeTemplateHandler,
  GetGateQueueHandler,
  GetCheckpointAuditHandler,
  GetDeadlineBoardHandler,
  GetWorkbenchHandler,
  ListInboxHandler,
  MarkInboxReadHandler,
  GetCalendarHandler,
  PreviewCalendarHandler,
  ChangeCalendarHandler,
  GetProfileHandler,
  PreviewProfileHandler,
  ChangeProfileHandler,
  ListStuckHandler,
  ListDeliveriesHandler,
  ResendAllMessagesHandler,
  ResendMessageHandler,
  GetContactHandler,
  PutContactHandler,
  PrintDailyListHandler,
  GetLoadAheadHandler,
  ListMovedClocksHandler,
  ListCaseRemindersHandler,
  GetQuarterStatisticsHandler,
  AffairCommandHandler,
  ListAffairsHandler,
  GetAffairHandler,
  GetQuarterCircularHandler,
  GetFastLaneHandler,
  GetRetentionEndedHandler,
  GetZeroReportsHandler,
  GetDutyGapsHandler,
  GetInspectionDrawHandler,
  GetTargetBoardHandler,
  LookAtBackgroundHandler,
  ReplayParkedHandler,
  ListAccountsHandler,
  ListAccountAuditHandler,
  CreateAccountHandler,
  UpdateAccountHandler,
  ResetPasswordHandler,
  CreateOrganisationHandler,
  ChangeOrganisationHandler,
  GetOrganisationHistoryHandler,
];
