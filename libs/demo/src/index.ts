export { DEMONSTRATION_ACCOUNTS, type DemonstrationAccount } from './demonstration-accounts.js';
export { type DemonstrationRuntime, loadDemonstration } from './load-demonstration.js';
export { type BulkOptions, type BulkReport, loadBulk } from './bulk/load-bulk.js';
