export { cTables } from './tables.js';
export type * from './types.js';
