export { BORROWING, overdueBorrowing } from './borrowing.js';
export { HANDOVER } from './handover.js';
