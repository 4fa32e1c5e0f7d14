export type { ArrivalCommand } from './arrivals-together.js';
export { Casework } from './casework.js';
export { takeTurns } from './take-turns.js';
export { continueNumbers, setNextNumber } from './numbers.js';
export type { CaseworkParts } from './decisions.js';
export type { ArrivalOutcome, CommandOutcome } from './outcome.js';
export type { CommandFrame, CommandSource } from './command-frame.js';
export { CaseworkRefused, type CaseworkRefusalCode, petitionNotFound } from './casework-refused.js';
export { type CommandInput, completeCommand } from './complete-command.js';
export { FORGOTTEN } from './forgetting.js';
export { type EnvelopeSource, newPetitionEvent, type PetitionKeys } from './new-event.js';
export { caseworkMigrations } from './migrations/index.js';
export { type Colleague, type Office, type OfficeOrganisation, officeOf } from './office.js';
export { decidingVersionOf, foldLoaded, keyIdsOf, PETITION, recordedOf, shownOf } from './opened-case.js';
export {
  type KeyIds,
  type OpenedSecret,
  PETITION_PART,
  petitionCodec,
  type Secret,
} from './petition-codec.js';
export { newQueryCode, queryCodeMac } from './query-code.js';
export type { MessageFiles, ReceivedMessage } from './message-files.js';
export {
  OnlineMessages,
  type OpenedMessage,
  type OpenOffice,
  type WrittenOnline,
} from './online-messages.js';
export { type DeskFrame, PetitionerDesk, type RatingByCode } from './petitioner-desk.js';
export {
  followSmallOffices,
  PROFILE,
  ProfileBook,
  type ProfileChange,
  type ProfileFrame,
} from './profiles/profile-book.js';
export {
  changeOrganisationByEvent,
  ORGANISATION,
  organisationChanges,
  type OrganisationFrame,
  usesOfOrganisations,
} from './organisations/organisation-book.js';
export { capacityFor, caseFactsOf, requireView } from './who-may.js';
export { affairCapacity, affairNotFound, concernedOf, requireAffairView } from './affairs/affair-access.js';
export { RETENTION_ENDED } from './affairs/destruction-effects.js';
export { filedPetitions, listedIds, petitionsOf } from './affairs/filed-petitions.js';
export { Affairs } from './affairs/affairs.js';
export type { AffairFrame, AffairInput, AffairOutcome } from './affairs/deciding-affair.js';
