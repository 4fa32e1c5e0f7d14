export { ImportRefused } from './import-refused.js';
export { mappingFor } from './mapping.js';
export { readTable, type Table } from './read-table.js';
export { readXlsx } from './read-xlsx.js';
export { runImport } from './run-import.js';
export type { CellFault } from './row-to-command.js';
export { takeRegisterOver, type TakeOverReport } from './take-over.js';
