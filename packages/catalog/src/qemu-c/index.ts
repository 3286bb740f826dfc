export { cTables } from './tables.js';
export { isEmpty } from './masks.js';
export type * from './types.js';
