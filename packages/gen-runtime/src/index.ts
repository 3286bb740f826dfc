export { generateRuntime } from './generate.js';
