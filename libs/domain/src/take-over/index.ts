export * from './take-over.js';
