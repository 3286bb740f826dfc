/** Reading C at file level, for whoever cuts upstream's files. */

export { cpuMacros, isCpu, type Macros } from '../qemu/entries.js';
export { directiveName } from './declarations.js';
export { type Definition, type LocatedDefinition, listDefinitions, locateDefinitions } from './definitions.js';
export { type Element, elementsOf } from './elements.js';
export { type Token, tokenize } from './tokens.js';
