export { type CNames, cNames } from './names.js';
export { cTables } from './tables.js';
export type * from './types.js';
