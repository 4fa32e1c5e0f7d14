export * from './rejected.js';
export * from './articles.js';
export * from './glossary/index.js';
