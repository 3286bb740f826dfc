export { generateApi, type SourceText } from './api/generate.js';
export type { ApiEntry } from './api/page.js';
export { generateRuntime, generateSingleReleases } from './generate.js';
