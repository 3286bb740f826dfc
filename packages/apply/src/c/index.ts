/** Reading C at file level, for whoever cuts upstream's files. */
export { directiveName } from './declarations.js';
export { type Definition, listDefinitions, type LocatedDefinition, locateDefinitions } from './definitions.js';
export { type Element, elementsOf } from './elements.js';
export { type Token, tokenize } from './tokens.js';
export { cpuMacros, isCpu, type Macros } from '../qemu/entries.js';
