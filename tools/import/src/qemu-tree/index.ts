export { QemuTreeError } from './errors.js';
export { readQemuTree } from './read.js';
export type * from './types.js';
