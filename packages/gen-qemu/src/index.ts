export { generateQemu } from './generate.js';
