export * from './rejected.js';
export * from './articles.js';
export * from './calendar.js';
export * from './parameters.js';
export * from './deadlines/index.js';
export * from './glossary/index.js';
