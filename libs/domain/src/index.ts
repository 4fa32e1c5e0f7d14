export * from './glossary/index.js';
