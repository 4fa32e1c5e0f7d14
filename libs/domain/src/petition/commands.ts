/** What may be asked of a petition. `decide` answers with events or a named refusal (`Rejected`). */
import type {
  CorrectRegistration,
  ImportHistory,
  LinkRepeat,
  Reclassify,
  RegisterPetition,
  TakeBack,
  TakeOver,
} from './commands-arrival.js';
import type {
  Archive,
  Destroy,
  ExtendRetention,
  Close,
  Dispatch,
  ForgetSubject,
  DiscloseReporter,
  GiveReporterFeedback,
  Issue,
  Rate,
  Reactivate,
  RecordDelivery,
  RecordServiceFailure,
  RecordSuperiorAck,
  Withdraw,
} from './commands-ending.js';
import type {
  Accept,
  AddNote,
  AnswerObjection,
  DecideExtension,
  DesignateHandler,
  ExemptNotification,
  ExplainOverdue,
  Notify,
  NotifyExtension,
  OrderCompletion,
  PassGate,
  RaiseObjection,
  RecordUnservableNotification,
  RequestExtension,
  ReturnForRework,
  RuleOnRecusal,
  SignCheck,
  Split,
  SubmitResult,
  Triage,
} from './commands-handling.js';
import type { PaperCommand } from './commands-papers.js';
import type { RoadCommand } from './commands-roads.js';

export type PetitionCommand =
  | PaperCommand
  | RegisterPetition
  | ImportHistory
  | TakeOver
  | TakeBack
  | CorrectRegistration
  | Reclassify
  | LinkRepeat
  | Triage
  | Split
  | DesignateHandler
  | RuleOnRecusal
  | Notify
  | ExemptNotification
  | RecordUnservableNotification
  | RaiseObjection
  | AnswerObjection
  | Accept
  | AddNote
  | RequestExtension
  | DecideExtension
  | NotifyExtension
  | SubmitResult
  | ExplainOverdue
  | SignCheck
  | PassGate
  | ReturnForRework
  | OrderCompletion
  | Issue
  | Dispatch
  | RecordDelivery
  | RecordServiceFailure
  | DiscloseReporter
  | GiveReporterFeedback
  | RecordSuperiorAck
  | Close
  | Rate
  | Archive
  | ExtendRetention
  | Destroy
  | Withdraw
  | Reactivate
  | ForgetSubject
  | RoadCommand;

export type * from './commands-arrival.js';
export type * from './commands-ending.js';
export type * from './commands-handling.js';
export type * from './commands-roads.js';

export type PetitionCommandType = PetitionCommand['type'];
