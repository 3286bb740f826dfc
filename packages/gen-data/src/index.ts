export { abiLevels, generateCsv } from './csv/generate.js';
export { generateJson } from './json/generate.js';
export { packageOf } from './outputs.js';
export { type DataSources, dataPackage } from './package.js';
export { generatePackages } from './packages/generate.js';
export { generateSqlite } from './sqlite/generate.js';
export { QUERIES, type Query } from './sqlite/queries.js';
export type { DataPackage } from './types.js';
