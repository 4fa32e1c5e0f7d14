export { DEMONSTRATION_ACCOUNTS, type DemonstrationAccount } from './demonstration-accounts.js';
export { type DemonstrationRuntime, loadDemonstration } from './load-demonstration.js';
