export { generateSqlite } from './generate.js';
export type { SqlInput } from './input.js';
export { QUERIES, type Query } from './queries.js';
