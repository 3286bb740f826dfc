export { type ApiEntry, generateApi, type SourceText } from './api/generate.js';
export { generateRuntime, generateSingleReleases } from './generate.js';
