export { type ApiEntry, generateApi, type SourceText } from './api/generate.js';
export { generateRuntime } from './generate.js';
